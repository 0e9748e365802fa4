namespace Qmtl.Package.Tests;

/// <summary>The packages of the repository, packed once, and a folder outside it where projects use them.</summary>
/// <remarks>
/// The packages have a version of their own, and are restored into a folder that is empty at first, so that no test can meet another build
/// of them. What they depend on is read from where the repository's own restore put it: no test needs a network.
/// </remarks>
public sealed class PackedPackages : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("qmtl-package-").FullName;
    private readonly Dictionary<string, string?> environment;

    public PackedPackages()
    {
        Version = $"{Repository.Version}-test";
        Feed = Path.Combine(folder, "feed");
        environment = new Dictionary<string, string?>
        {
            ["DOTNET_CLI_HOME"] = Path.Combine(folder, "home"),
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["NUGET_PACKAGES"] = Path.Combine(folder, "packages"),
            // The SDK of the test run sets these for its own children.
            ["MSBuildSDKsPath"] = null,
            ["MSBuildExtensionsPath"] = null,
            ["MSBUILD_EXE_PATH"] = null,
        };
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{Repository.RestoredPackages}" /></fallbackPackageFolders>
            </configuration>
            """);

        // Without building: other projects of the solution may be built at this moment.
        Dotnet(Repository.Root, "pack", "--no-build", "--configuration", Repository.Configuration, "--output", Feed, $"-p:PackageVersion={Version}").Succeeded();
    }

    public string Version { get; }

    public string Feed { get; }

    /// <summary>The folder that the packages are restored into.</summary>
    public string Cache => environment["NUGET_PACKAGES"]!;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public string PathOf(string package, string extension = "nupkg") => Path.Combine(Feed, $"{package}.{Version}.{extension}");

    /// <summary>A new folder, whose projects find the packages.</summary>
    public string CreateFolder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    internal ProgramRun Dotnet(string workingFolder, params string[] arguments) =>
        ProgramRun.Of(workingFolder, environment, "dotnet", arguments);

    /// <summary>Restores a project that does not use the packages from the sources of whoever runs the tests, to where the repository was restored.</summary>
    internal ProgramRun RestoreAsUser(string workingFolder) =>
        ProgramRun.Of(
            workingFolder,
            new Dictionary<string, string?>(environment) { ["NUGET_PACKAGES"] = Repository.RestoredPackages, ["DOTNET_CLI_HOME"] = null },
            "dotnet",
            "restore");
}

[CollectionDefinition(Name)]
public sealed class UsesPackedPackages : ICollectionFixture<PackedPackages>
{
    public const string Name = "Packed packages";
}
