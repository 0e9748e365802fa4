namespace Qmtl.Compiler.Tests;

/// <summary>Where the files of the repository are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Qmtl.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Qmtl.sln was not found."));
}
