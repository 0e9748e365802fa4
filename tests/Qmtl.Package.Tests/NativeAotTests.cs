using System.Runtime.InteropServices;

namespace Qmtl.Package.Tests;

[Collection(UsesPackedPackages.Name)]
public class NativeAotTests(PackedPackages packages)
{
    [SkippableFact]
    public void The_project_of_the_guide_publishes_as_native_code_without_warnings()
    {
        var consumer = new Consumer(packages, "Native");
        consumer.Change(
            consumer.Project,
            "</PropertyGroup>",
            $"  <PublishAot>true</PublishAot>\n    <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>\n  </PropertyGroup>");
        SkipWithoutTools(consumer);

        consumer.Dotnet("publish", "-warnaserror", "--output", "published").Succeeded();

        var program = Path.Combine(consumer.Folder, "published", OperatingSystem.IsWindows() ? "Native.exe" : "Native");
        ProgramRun.Of(consumer.Folder, new Dictionary<string, string?>(), program).Succeeded().ShouldBe(Consumer.Answer);
        File.Exists(Path.Combine(consumer.Folder, "published", "Native.dll")).ShouldBeFalse();
    }

    private void SkipWithoutTools(Consumer consumer)
    {
        Skip.IfNot(NativeTools.Missing is null, NativeTools.Missing);

        // The same project without the package brings the native compiler to where the other dependencies are.
        using var probe = new TemporaryFolder();
        var project = File.ReadAllText(Path.Combine(consumer.Folder, consumer.Project));
        var reference = project.IndexOf("<PackageReference", StringComparison.Ordinal);
        project = project.Remove(reference, project.IndexOf("/>", reference, StringComparison.Ordinal) + 2 - reference);
        probe.Write("NativeProbe.csproj", project);
        var restore = packages.RestoreAsUser(probe.Path);
        Skip.If(restore.ExitCode != 0, $"The native compiler of the SDK could not be restored:\n{restore.Output}");
    }
}
