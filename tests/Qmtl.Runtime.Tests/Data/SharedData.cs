namespace Qmtl.Runtime.Tests.Data;

/// <summary>Data sets that lie beside the repository on machines that have them.</summary>
internal static class SharedData
{
    /// <summary>The file, or a skipped test where it is absent.</summary>
    public static string Find(string path)
    {
        var full = Path.Combine(Root(), "..", "shared", "data", path);
        Skip.IfNot(File.Exists(full), $"../shared/data/{path} is not on this machine.");
        return full;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Qmtl.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Qmtl.sln is not above the test assembly.");
    }
}
