namespace Qmtl.Package.Tests;

[Collection(UsesPackedPackages.Name)]
public class TemplateTests(PackedPackages packages)
{
    [Fact]
    public void The_template_gives_a_program_that_trains_and_predicts()
    {
        var folder = packages.CreateFolder("Template");
        packages.Dotnet(folder, "new", "install", packages.PathOf("Qmtl.Templates")).Succeeded();

        packages.Dotnet(folder, "new", "qmtl", "--name", "first-steps", "--no-restore").Succeeded();

        var project = Path.Combine(folder, "first-steps");
        Directory.GetFiles(project).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["Program.cs", "Quadrants.qmtl", "first-steps.csproj"]);
        packages.Dotnet(project, "build", "-warnaserror").Succeeded();
        packages.Dotnet(project, Path.Combine("bin", "Debug", "net10.0", "first-steps.dll")).Succeeded()
            .ShouldMatch(@"^loss: 2\.\d+ -> 0\.\d+\n\(0\.5, -0\.5\) is right: True \(\d+ ?%\), corner: LowerRight\n$");
    }
}
