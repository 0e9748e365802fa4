namespace Qmtl.Package.Tests;

/// <summary>The packages of the repository, packed once, and a folder outside it where projects use them.</summary>
/// <remarks>
/// The packages have a version of their own, and are restored into a folder that is empty at first, so that no test can meet another build
/// of them. What they depend on is read from where the repository's own restore put it: no test needs a network.
/// </remarks>
public sealed class PackedPackages : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string?> environment;

    public PackedPackages()
    {
        Version = $"{TestBuild.Version}-test";
        Feed = folder.In("feed");
        environment = new Dictionary<string, string?>
        {
            ["DOTNET_CLI_HOME"] = folder.In("home"),
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["NUGET_PACKAGES"] = folder.In("packages"),
            // The SDK of the test run sets these for its own children.
            ["MSBuildSDKsPath"] = null,
            ["MSBuildExtensionsPath"] = null,
            ["MSBUILD_EXE_PATH"] = null,
        };
        folder.Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{TestBuild.RestoredPackages}" /></fallbackPackageFolders>
            </configuration>
            """);

        // Without building: other projects of the solution may be built at this moment.
        Dotnet(Repository.Root, "pack", "--no-build", "--configuration", TestBuild.Configuration, "--output", Feed, $"-p:PackageVersion={Version}").Succeeded();
    }

    public string Version { get; }

    public string Feed { get; }

    /// <summary>The folder that the packages are restored into.</summary>
    public string Cache => environment["NUGET_PACKAGES"]!;

    public void Dispose() => folder.Dispose();

    public string PathOf(string package, string extension = "nupkg") => Path.Combine(Feed, $"{package}.{Version}.{extension}");

    /// <summary>A new folder, whose projects find the packages.</summary>
    public string CreateFolder(string name) => Directory.CreateDirectory(folder.In(name)).FullName;

    internal ProgramRun Dotnet(string workingFolder, params string[] arguments) =>
        ProgramRun.Of(workingFolder, environment, "dotnet", arguments);

    /// <summary>Restores a project that does not use the packages from the sources of whoever runs the tests, to where the repository was restored.</summary>
    internal ProgramRun RestoreAsUser(string workingFolder) =>
        ProgramRun.Of(
            workingFolder,
            new Dictionary<string, string?>(environment) { ["NUGET_PACKAGES"] = TestBuild.RestoredPackages, ["DOTNET_CLI_HOME"] = null },
            "dotnet",
            "restore");
}

[CollectionDefinition(Name)]
public sealed class UsesPackedPackages : ICollectionFixture<PackedPackages>
{
    public const string Name = "Packed packages";
}
