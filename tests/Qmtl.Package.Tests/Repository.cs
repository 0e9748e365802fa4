using System.Reflection;

namespace Qmtl.Package.Tests;

/// <summary>The clone that the tests were built in, and how they were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Configuration { get; } = Metadata("Configuration");

    public static string Version { get; } = Metadata("Version");

    /// <summary>Where the packages lie that the repository itself was restored from.</summary>
    public static string RestoredPackages { get; } = Metadata("RestoredPackages");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Qmtl.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No folder above the tests holds Qmtl.sln."));
}
