using Qmtl.Cli.Hosting;

namespace Qmtl.Cli.Tests;

/// <summary><c>qmtl device</c>: from calibrations to backends.</summary>
public sealed class DeviceCommandTests : IDisposable
{
    private const string Properties = """
        {
          "backend_name": "tiny", "last_update_date": "2025-01-31T10:00:00+00:00",
          "qubits": [
            [{"name": "T1", "unit": "us", "value": 100}, {"name": "T2", "unit": "us", "value": 80},
             {"name": "prob_meas0_prep1", "unit": "", "value": 0.05}, {"name": "prob_meas1_prep0", "unit": "", "value": 0.02}],
            [{"name": "T1", "unit": "ms", "value": 0.05}, {"name": "T2", "unit": "us", "value": 120}, {"name": "readout_error", "unit": "", "value": 0.03}],
            [{"name": "frequency", "unit": "GHz", "value": 5}]
          ],
          "gates": [
            {"gate": "id", "qubits": [0], "parameters": [{"name": "gate_error", "unit": "", "value": 0.5}]},
            {"gate": "rz", "qubits": [0], "parameters": [{"name": "gate_error", "unit": "", "value": 0}, {"name": "gate_length", "unit": "ns", "value": 0}]},
            {"gate": "sx", "qubits": [0], "parameters": [{"name": "gate_error", "unit": "", "value": 0}, {"name": "gate_length", "unit": "ns", "value": 50}]},
            {"gate": "sx", "qubits": [2], "parameters": [{"name": "gate_error", "unit": "", "value": 0.003}, {"name": "gate_length", "unit": "ns", "value": 50}]},
            {"gate": "cz", "qubits": [0, 1], "parameters": [{"name": "gate_error", "unit": "", "value": 1}, {"name": "gate_length", "unit": "ns", "value": 100}]},
            {"gate": "cz", "qubits": [1, 0], "parameters": [{"name": "gate_error", "unit": "", "value": 1}, {"name": "gate_length", "unit": "ns", "value": 100}]},
            {"gate": "reset", "qubits": [0], "parameters": []}
          ]
        }
        """;

    private const string Configuration = """
        { "backend_name": "tiny", "n_qubits": 3, "basis_gates": ["cz", "id", "rz", "sx"], "coupling_map": [[0, 1], [1, 0], [1, 2], [2, 1]] }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_calibration_becomes_a_backend_that_compiles()
    {
        var run = Run(Properties, Configuration);
        run.ExitCode.ShouldBe(ExitCode.Success);
        run.Out.ShouldBe("""
            /// tiny, calibrated 2025-01-31T10:00:00+00:00. Times are microseconds.
            backend tiny = simulator {
                qubits 3;
                basis cz, rz, sx;
                coupling [0, 1], [1, 0], [1, 2], [2, 1];
                noise {
                    after sx on 0 thermal_relaxation(100, 80, 0.05);
                    after sx on 2 depolarizing_uniform(0.006);
                    after cz on 0, 1 depolarizing_uniform(1.0666666666666667);
                    after cz on 0, 1 thermal_relaxation(100, 80, 0.1) on 0;
                    after cz on 0, 1 thermal_relaxation(50, 100, 0.1) on 1;
                    readout(0.02, 0.05) on 0;
                    readout(0.03, 0.03) on 1;
                }
            }

            """);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]).ShouldBe(
        [
            "qubit 1 has a T2 of 120 us, above 2 * T1 = 100 us, which cannot be: 2 * T1 is written.",
            "qubit 2 has no T1: it is written without relaxation.",
            "cz on 0, 1 has an error of 1, which says that it does not work: it is written as fully depolarizing.",
            "qubit 2 has no readout error: it is written as read without error.",
        ]);
        ModelCompiler.Compile(run.Out).Dispose();
    }

    [Fact]
    public void The_backend_of_an_imported_file_can_be_chosen()
    {
        Run(Properties, Configuration, "--name", "device", "--output", folder.In("device.qmtl")).Out.ShouldContain("tiny, 3 qubits");
        var model = folder.Write("model.qmtl", "import \"device.qmtl\";\nmodel A { qubit q; encode { sx q; } head a : regression { logits z(q); } }\n");
        ToolRun.Succeed("plan", model, "--backend", "device").ShouldContain("A");
    }

    [Theory]
    [InlineData("{ \"backend_name\": ", "line 1 is no JSON")]
    [InlineData("[]", "the file is not an object")]
    [InlineData("{ \"backend_name\": \"a\", \"gates\": [] }", "the field 'qubits' is missing")]
    [InlineData("{ \"backend_name\": \"a\", \"qubits\": [[{\"name\": \"T1\", \"unit\": \"h\", \"value\": 1}]], \"gates\": [] }", "the unit of the T1 of qubits[0] is not s, ms, us or ns")]
    [InlineData("{ \"backend_name\": \"a\", \"qubits\": [[{\"name\": \"readout_error\", \"unit\": \"\", \"value\": 2}]], \"gates\": [] }", "the readout_error of qubits[0] is not from 0 to 1")]
    [InlineData("{ \"backend_name\": \"a\", \"qubits\": [[]], \"gates\": [{\"gate\": \"sx\", \"qubits\": [1], \"parameters\": []}] }", "gates[0] (sx) acts on qubit 1, but there are properties of 1 qubits")]
    [InlineData("{ \"backend_name\": \"a\", \"qubits\": [[], []], \"gates\": [] }", "Name the two files of one device")]
    public void What_is_wrong_with_properties_is_told(string properties, string message)
    {
        var run = Run(properties, Configuration);
        run.ExitCode.ShouldBe(ExitCode.InvalidInput);
        run.Error.ShouldContain(message);
        run.Out.ShouldBe("");
    }

    [Theory]
    [InlineData("{ \"backend_name\": \"a\", \"n_qubits\": 3 }", "the field 'basis_gates' is missing")]
    [InlineData("{ \"backend_name\": \"a\", \"n_qubits\": 3, \"basis_gates\": [], \"coupling_map\": [[0, 3]] }", "'coupling_map' has the pair [0, 3], but the device has 3 qubits")]
    [InlineData("{ \"backend_name\": \"a\", \"n_qubits\": 3, \"basis_gates\": [], \"coupling_map\": [[0]] }", "'coupling_map' is not a list of pairs")]
    public void What_is_wrong_with_a_configuration_is_told(string configuration, string message)
    {
        var run = Run(Properties, configuration);
        run.ExitCode.ShouldBe(ExitCode.InvalidInput);
        run.Error.ShouldContain(message);
    }

    [Theory]
    [InlineData("3q")]
    [InlineData("model")]
    [InlineData("a b")]
    public void A_name_is_one_of_the_language(string name)
    {
        var run = Run(Properties, Configuration, "--name", name);
        run.ExitCode.ShouldBe(ExitCode.WrongUsage);
        run.Error.ShouldContain($"'{name}' is no name of the language");
    }

    private ToolRun Run(string properties, string configuration, params string[] more) =>
        ToolRun.Of(["device", "--properties", folder.Write("props.json", properties), "--configuration", folder.Write("conf.json", configuration), .. more]);
}
