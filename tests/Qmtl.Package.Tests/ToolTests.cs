namespace Qmtl.Package.Tests;

[Collection(UsesPackedPackages.Name)]
public class ToolTests(PackedPackages packages)
{
    [Fact]
    public void The_installed_tool_compiles_and_trains_a_model()
    {
        var folder = packages.CreateFolder("Tool");
        File.WriteAllText(Path.Combine(folder, "sign.qmtl"), "model Sign { input x; qubit[1] q; encode { ry(x) q; } head up : binary { weight t; ry(t) q; logits 4 * z(q[0]); } }");
        File.WriteAllText(Path.Combine(folder, "data.csv"), "x,up\n-1,0\n1,1\n-0.5,0\n0.5,1\n");

        packages.Dotnet(folder, "tool", "install", "Qmtl.Tool", "--tool-path", "tools", "--version", packages.Version).Succeeded();

        var qmtl = Path.Combine(folder, "tools", OperatingSystem.IsWindows() ? "qmtl.exe" : "qmtl");
        ProgramRun.Of(folder, new Dictionary<string, string?>(), qmtl, "check", "sign.qmtl").Succeeded();
        ProgramRun.Of(folder, new Dictionary<string, string?>(), qmtl, "train", "sign.qmtl", "--data", "data.csv", "--epochs", "3", "--output", "run").Succeeded();
        File.Exists(Path.Combine(folder, "run", "parameters.safetensors")).ShouldBeTrue();
    }
}
