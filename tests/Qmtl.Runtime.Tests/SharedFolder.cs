namespace Qmtl.Runtime.Tests;

/// <summary>The folder of data and vectors that may stand beside the repository.</summary>
internal static class SharedFolder
{
    /// <summary>The full path of a file in it, or null where it is absent.</summary>
    public static string? Find(string relativePath)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Qmtl.sln"))) directory = directory.Parent;
        var path = directory is null ? null : Path.Combine(directory.FullName, "..", "shared", relativePath);
        return File.Exists(path) ? path : null;
    }
}
