using System.Globalization;
using System.Text.Json.Nodes;
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
        Directory.GetFiles(folder.In("circuits")).Select(Path.GetFileName).Order().ShouldBe(["Overlapping.0.qasm", "Overlapping.1.qasm", "Overlapping.circuits.json"]);
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

        Refused("export", file, "--format", "openqasm2", "--data", data).ShouldContain("The circuit of one sample has no parameters, and Signs has 11: give trained ones with --parameters");
        Refused(trained).ShouldContain("The circuit of one sample has no inputs, and Signs has: name a sample with --data and --row.");
        Refused([.. trained, "--data", data, "--row", "20"]).ShouldContain("--row is 20, but the data has 20 rows, counted from 0.");
        Refused("export", file, "--row", "1").ShouldContain("name the data of a sample, or leave these out");
        Refused("export", file, "--no-header").ShouldContain("name the data of a sample, or leave these out");
    }

    [Fact]
    public void A_circuit_without_parameters_and_inputs_needs_neither() =>
        ToolRun.Succeed("export", folder.Write("fixed.qmtl", "model Fixed { qubit q; encode { sx q; } head h : binary { logits z(q); } }"), "--format", "openqasm2")
            .ShouldContain("rx(pi / 2.0) q[0];\n");

    [Fact]
    public void A_machine_gets_its_gates_and_what_the_bits_mean()
    {
        var file = folder.Write("signs.qmtl", Samples.Signs + Machines);

        ToolRun.Succeed("export", file, "--backend", "line", "--output", folder.In("signs.qasm"))
            .ShouldBe($"{folder.In("signs.qasm")}\n{folder.In("signs.circuits.json")}\n");

        var program = File.ReadAllText(folder.In("signs.qasm"));
        program.ShouldContain("input float[64] t0;\n");
        program.ShouldContain("cz $");
        program.Split('\n').Where(l => l.EndsWith(';') && l.Contains('$')).Select(l => l.Split(' ', '(')[0]).Where(g => !g.StartsWith('c') || g == "cz").Distinct()
            .ShouldBeSubsetOf(["rz", "sx", "x", "cz"]);
        var json = JsonNode.Parse(File.ReadAllText(folder.In("signs.circuits.json")))!;
        json["model"]!.GetValue<string>().ShouldBe("Sample.Models.Signs");
        json["format"]!.GetValue<string>().ShouldBe("ibm");
        var circuit = json["programs"]!.AsArray().ShouldHaveSingleItem()!;
        circuit["file"]!.GetValue<string>().ShouldBe("signs.qasm");
        circuit["inputs"]![0]!["name"]!.GetValue<string>().ShouldBe("t0");
        circuit["values"]!.AsArray().ShouldAllBe(v => v!["bits"]!.AsArray().Count > 0 && v["heads"]!.AsArray().Count > 0);
    }

    [Fact]
    public void A_service_gets_the_numbers_of_one_sample()
    {
        var file = folder.Write("signs.qmtl", Samples.Signs + Machines);
        var data = folder.Write("data.csv", Samples.SignsData(20));
        ToolRun.Succeed("train", file, "--data", data, "--epochs", "1", "--output", folder.In("run"));
        string[] trained = ["export", file, "--parameters", folder.In("run/parameters.safetensors"), "--data", data, "--row", "3"];

        foreach (var backend in new[] { "forte", "line", "sv1", "aria" })
        {
            var program = ToolRun.Succeed([.. trained, "--backend", backend]);
            program.ShouldStartWith("OPENQASM 3.0;\n");
            program.ShouldNotContain("input");
            program.ShouldNotContain("({");
        }

        Refused("export", file, "--backend", "forte").ShouldContain("The circuit of one sample has no parameters, and Signs has 11");
    }

    [Fact]
    public void What_does_not_fit_together_is_told()
    {
        var file = folder.Write("signs.qmtl", Samples.Signs + Machines);

        Refused("export", file, "--backend", "noisy").ShouldBe("noisy is a simulator, which takes no program: leave --backend out, or name a backend of ionq, ibm, braket.\n");
        Refused("export", file, "--backend", "line", "--format", "braket").ShouldBe("line takes --format ibm, not braket: leave --format or --backend out.\n");
        Refused("export", file, "--backend", "lime").ShouldContain("has no backend 'lime'");
        Refused("plan", file, "--backend", "noisier").ShouldContain("has no backend 'noisier'");
        Failed("export", file, "--backend", "small").ShouldBe("Signs has 3 qubits, and small has 2: use a larger device, or a smaller model.\n");
        Failed("export", file, "--format", "ibm").ShouldContain("IBM Quantum takes the gates of a machine alone");
        Failed("export", file, "--backend", "native").ShouldContain("The programs of ionq have no gate 'gpi'");
        Failed("plan", file, "--backend", "line").ShouldContain("QMTL6037");
    }

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

    private const string Machines =
        """

        backend noisy  = simulator { noise { after 2q depolarizing_pauli(0.01); } }
        backend forte  = ionq { target "qpu.forte-1"; shots 2000; }
        backend native = ionq { target "qpu.aria-1"; basis gpi, gpi2, ms; }
        backend sv1    = braket { target "arn:aws:braket:::device/quantum-simulator/amazon/sv1"; }
        backend aria   = braket { target "arn:aws:braket:us-east-1::device/qpu/ionq/Aria-1"; basis gpi, gpi2, ms; }
        backend line   = ibm { target "ibm_torino"; qubits 4; basis rz, sx, x, cz; coupling linear; }
        backend small  = ibm { target "ibm_torino"; qubits 2; basis rz, sx, x, cz; coupling linear; }

        """;

    private static string Failed(params string[] arguments)
    {
        var run = ToolRun.Of(arguments);
        run.ExitCode.ShouldBe(1);
        return run.Error;
    }

    private static string Refused(params string[] arguments)
    {
        var run = ToolRun.Of(arguments);
        run.ExitCode.ShouldBe(2);
        return run.Error;
    }
}
