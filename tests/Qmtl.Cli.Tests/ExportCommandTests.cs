using System.Globalization;
using Qmtl.Cli.Hosting;
using Qmtl.Data;
using Qmtl.Files;

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
    public void OpenQASM_2_has_the_numbers_of_one_sample()
    {
        var file = folder.Write("signs.qmtl", Samples.Signs);
        var data = folder.Write("data.csv", Samples.SignsData(20));
        ToolRun.Succeed("train", file, "--data", data, "--epochs", "1", "--output", folder.In("run"));
        string Row(string row) => ToolRun.Succeed(
            "export", file, "--format", "openqasm2", "--parameters", folder.In("run/parameters.safetensors"), "--data", data, "--row", row);

        var program = Row("3");

        program.ShouldStartWith("OPENQASM 2.0;\n");
        program.ShouldNotContain("{");
        program.ShouldNotBe(Row("4"));
        var encoding = program.Split('\n').Where(l => l.StartsWith("ry(", StringComparison.Ordinal)).Select(l => double.Parse(l[3..l.IndexOf(')')], CultureInfo.InvariantCulture));
        encoding.Take(3).ShouldBe(Angles(data, 3), 1e-12);
    }

    [Fact]
    public void OpenQASM_2_asks_for_what_it_needs()
    {
        var file = folder.Write("signs.qmtl", Samples.Signs);
        var data = folder.Write("data.csv", Samples.SignsData(20));
        ToolRun.Succeed("train", file, "--data", data, "--epochs", "1", "--output", folder.In("run"));
        string[] trained = ["export", file, "--format", "openqasm2", "--parameters", folder.In("run/parameters.safetensors")];

        Refused("export", file, "--format", "openqasm2", "--data", data).ShouldContain("OpenQASM 2 has no parameters, and Signs has 11: give trained ones with --parameters");
        Refused(trained).ShouldContain("OpenQASM 2 has no parameters, and Signs has inputs: name a sample with --data and --row.");
        Refused([.. trained, "--data", data, "--row", "20"]).ShouldContain("--row is 20, but the data has 20 rows, counted from 0.");
        Refused("export", file, "--row", "1").ShouldContain("leave them out, or write --format openqasm2");
        Refused("export", file, "--no-header").ShouldContain("leave them out, or write --format openqasm2");
    }

    [Fact]
    public void A_circuit_without_parameters_and_inputs_needs_neither() =>
        ToolRun.Succeed("export", folder.Write("fixed.qmtl", "model Fixed { qubit q; encode { sx q; } head h : binary { logits z(q); } }"), "--format", "openqasm2")
            .ShouldContain("rx(pi / 2.0) q[0];\n");

    [Fact]
    public void A_classical_model_has_nothing_to_export()
    {
        var run = ToolRun.Of("export", folder.Write("classical.qmtl", "model Classical { input x[2]; head h : binary { logits linear(x); } }"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("Classical has no circuit: all its heads are classical.\n");
    }

    /// <summary>What the encoding of the model turns each qubit by: its scale times its input as trained, plus its turn.</summary>
    private double[] Angles(string data, int row)
    {
        using var models = ModelCompiler.Compile(Samples.Signs);
        var schema = models.SchemaOf("Signs");
        var saved = ParameterFile.Load<double>(folder.In("run/parameters.safetensors"), schema);
        var inputs = saved.Standardizer!.Apply(DatasetReader.Read(schema, data)).Inputs(row).ToArray();
        int Offset(string name) => schema.Parameters.Single(p => p.Name == name).Offset;
        return [.. inputs.Select((x, i) => (saved.Values[Offset("backbone.scale") + i] * x) + saved.Values[Offset("encoding.turn") + i])];
    }

    private static string Refused(params string[] arguments)
    {
        var run = ToolRun.Of(arguments);
        run.ExitCode.ShouldBe(2);
        return run.Error;
    }
}
