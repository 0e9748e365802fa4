using System.Text.Json;

namespace Qmtl.Package.Tests;

/// <summary>Projects outside the repository that refer to nothing but the package.</summary>
[Collection(UsesPackedPackages.Name)]
public class ConsumerTests(PackedPackages packages)
{
    [Fact]
    public void The_project_of_the_guide_builds_without_warnings_trains_and_predicts()
    {
        var consumer = new Consumer(packages, "Guide");

        consumer.Build().Succeeded();

        consumer.Run().Succeeded().ShouldBe(Consumer.Answer);
        Consumer.Guide.ShouldContain($"`{Consumer.Answer.TrimEnd()}`");
        Directory.GetDirectories(packages.Cache).Select(Path.GetFileName).ShouldContain("qmtl", "The package must come from an empty cache.");
    }

    [Fact]
    public void Models_in_output_folders_and_folders_that_are_excluded_or_removed_are_left_alone()
    {
        var consumer = new Consumer(packages, "Excludes");
        consumer.Change(consumer.Project, "</PropertyGroup>", "  <DefaultItemExcludes>$(DefaultItemExcludes);Drafts/**</DefaultItemExcludes>\n  </PropertyGroup>");
        consumer.Change(consumer.Project, "<ItemGroup>", "<ItemGroup>\n    <AdditionalFiles Remove=\"Old/**\" />");
        foreach (var folder in (string[])["bin", "obj", "Drafts", "Old"]) consumer.Write($"{folder}/Broken.qmtl", "model");

        consumer.Dotnet("restore").Succeeded();

        AdditionalFiles(consumer).ShouldBe(["Models/Signs.qmtl"]);
    }

    [Fact]
    public void A_project_that_opts_out_names_its_models_itself()
    {
        var consumer = new Consumer(packages, "OptOut");
        consumer.Write("Draft.qmtl", "model");
        consumer.Change(consumer.Project, "</PropertyGroup>", "  <EnableDefaultQmtlItems>false</EnableDefaultQmtlItems>\n  </PropertyGroup>");

        consumer.Dotnet("restore").Succeeded();
        AdditionalFiles(consumer).ShouldBeEmpty();

        consumer.Change(consumer.Project, "<ItemGroup>", "<ItemGroup>\n    <AdditionalFiles Include=\"Models/Signs.qmtl\" />");
        consumer.Build().Succeeded();
    }

    [Fact]
    public void A_mistake_in_a_model_fails_the_build_at_its_line_and_column()
    {
        var consumer = new Consumer(packages, "Mistake");
        consumer.Change("Models/Signs.qmtl", "logits 4 * z(q[0]);", "logits 4 * z(q[2]);");

        var build = consumer.Build();

        build.ExitCode.ShouldNotBe(0);
        build.Output.ShouldMatch(@"Models/Signs\.qmtl\(8,\d+\): error QMTL2\d\d\d: ");
    }

    [Fact]
    public void A_project_for_two_target_frameworks_gives_the_same_answer_in_both()
    {
        var consumer = new Consumer(packages, "TwoFrameworks");
        consumer.Change(
            consumer.Project,
            "<TargetFramework>net10.0</TargetFramework>",
            """
            <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
                <EnableWindowsTargeting>true</EnableWindowsTargeting>
                <!-- The Windows desktop libraries are neither used nor needed here. -->
                <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            """);

        consumer.Build().Succeeded();

        consumer.Run("net10.0").Succeeded().ShouldBe(Consumer.Answer);
        consumer.Run("net10.0-windows").Succeeded().ShouldBe(Consumer.Answer);
    }

    private static string[] AdditionalFiles(Consumer consumer)
    {
        var output = consumer.Dotnet("msbuild", "-getItem:AdditionalFiles").Succeeded();
        var items = JsonDocument.Parse(output).RootElement.GetProperty("Items").GetProperty("AdditionalFiles");
        return [.. items.EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'))];
    }
}
