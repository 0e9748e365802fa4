using System.Reflection;

namespace Qmtl.Package.Tests;

/// <summary>How the tests were built, and so what they test.</summary>
internal static class TestBuild
{
    public static string Configuration { get; } = Metadata("Configuration");

    public static string Version { get; } = Metadata("Version");

    /// <summary>Where the packages lie that the repository itself was restored from.</summary>
    public static string RestoredPackages { get; } = Metadata("RestoredPackages");

    private static string Metadata(string key) =>
        typeof(TestBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
