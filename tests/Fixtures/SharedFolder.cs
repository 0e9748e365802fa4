namespace Qmtl.Tests;

/// <summary>The folder of data sets and vectors that stands beside the repository on machines that have it.</summary>
internal static class SharedFolder
{
    /// <summary>The full path of a file in it; skips the test where the file is absent.</summary>
    public static string Find(string path)
    {
        var full = Path.Combine(Repository.Root, "..", "shared", path);
        Skip.IfNot(File.Exists(full), $"../shared/{path} is not on this machine.");
        return full;
    }
}
