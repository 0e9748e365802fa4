namespace Qmtl.Cli.Tests;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_circuit_is_printed()
    {
        var output = ToolRun.Succeed("export", folder.Write("signs.qmtl", Samples.Signs), "--format", "openqasm3");

        output.ShouldStartWith("OPENQASM 3.0;\n");
        output.ShouldContain("input float[64] encoding_turn_0;");
        output.ShouldContain("measure");
    }

    [Fact]
    public void Several_circuits_need_a_folder()
    {
        var file = folder.Write("overlapping.qmtl", Samples.Overlapping);

        var run = ToolRun.Of("export", file);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("has 2 circuits");
        run.Error.ShouldContain("--output DIR");

        ToolRun.Succeed("export", file, "--output", folder.In("circuits"));
        Directory.GetFiles(folder.In("circuits")).Select(Path.GetFileName).Order().ShouldBe(["Overlapping.0.qasm", "Overlapping.1.qasm"]);
    }

    [Fact]
    public void Trained_parameters_are_written_into_the_circuit()
    {
        var file = folder.Write("signs.qmtl", Samples.Signs);
        var data = folder.Write("data.csv", Samples.SignsData(20));
        ToolRun.Succeed("train", file, "--data", data, "--epochs", "1", "--output", folder.In("run"));

        ToolRun.Succeed("export", file, "--parameters", folder.In("run/parameters.safetensors"), "--output", folder.In("signs.qasm"));

        var program = File.ReadAllText(folder.In("signs.qasm"));
        program.ShouldNotContain("encoding_turn");
        program.ShouldContain("input float[64] x_0;");
    }

    [Fact]
    public void A_classical_model_has_nothing_to_export()
    {
        var run = ToolRun.Of("export", folder.Write("classical.qmtl", "model Classical { input x[2]; head h : binary { logits linear(x); } }"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("Classical has no circuit: all its heads are classical.\n");
    }
}
