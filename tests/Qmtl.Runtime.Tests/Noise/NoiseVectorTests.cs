using System.Globalization;
using System.Text;
using System.Text.Json;
using Qmtl.Cli;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Terminals;
using Qmtl.Runtime.Tests.Gradients;

namespace Qmtl.Runtime.Tests.Noise;

/// <summary>Circuits with channels whose numbers another simulator computed.</summary>
public sealed class NoiseVectorTests
{
    [SkippableFact]
    public void Every_case_of_the_vector_file_is_reproduced()
    {
        using var file = Read();
        var cases = file.RootElement.GetProperty("cases").EnumerateArray().ToArray();
        using var models = ModelCompiler.Compile(string.Concat(cases.Select((c, i) => Program($"Case{i}", c, Paulis(c)))));
        foreach (var (vectors, compiled) in cases.Zip(models.Models))
        {
            var (name, qubits, expected) = (vectors.GetProperty("name").GetString(), vectors.GetProperty("num_qubits").GetInt32(), vectors.GetProperty("expected"));
            var paulis = Paulis(vectors);
            var expectations = new ModelUnderTest(models, compiled).Logits<double>([], []);
            expectations.ShouldBe(expected.GetProperty("pauli_expectations").EnumerateObject().Select(p => p.Value.GetDouble()), 1e-10, name);
            if (paulis.Length == (1 << (2 * qubits)) - 1)
                ((1 + expectations.Sum(e => e * e)) / (1 << qubits)).ShouldBe(expected.GetProperty("purity").GetDouble(), 1e-10, name);
            foreach (var outcome in expected.GetProperty("probabilities_q0_leftmost").EnumerateObject())
                Probability(outcome.Name, paulis, expectations).ShouldBe(outcome.Value.GetDouble(), 1e-10, name);
        }
    }

    [SkippableFact]
    public void Every_case_of_the_vector_file_is_met_by_trajectories_within_four_standard_errors()
    {
        using var file = Read();
        foreach (var vectors in file.RootElement.GetProperty("cases").EnumerateArray())
        {
            var expected = vectors.GetProperty("expected").GetProperty("pauli_expectations").EnumerateObject().Select(p => p.Value.GetDouble()).ToArray();
            using var models = ModelCompiler.Compile(Program("Case", vectors, Paulis(vectors)) + "backend few = simulator { trajectories 4000; } model Few = Case on few;");
            var estimates = Estimates.Of(models, "Few", [], [], rows: 1);
            int[] places = [.. models.Models[0].Ir.Heads.Select(h => h.Measurements[0].Value)];
            for (var i = 0; i < places.Length; i++)
            {
                var (mean, error) = (estimates.Values[0][places[i]], estimates.StandardErrors[0][places[i]]);
                Math.Abs(mean - expected[i]).ShouldBeLessThan((4 * error) + 1e-10, $"{vectors.GetProperty("name").GetString()}, {Paulis(vectors)[i]}");
                error.ShouldBeLessThan(1 / Math.Sqrt(4000 - 1));
            }
        }
    }

    [SkippableFact]
    public void Expectations_after_readout_of_the_device_model_are_reproduced()
    {
        using var file = Read();
        var vectors = file.RootElement.GetProperty("cases").EnumerateArray().Single(c => c.TryGetProperty("readout_confusion", out _));
        var confusion = vectors.GetProperty("readout_confusion").EnumerateArray().Select(q => (Number(q[0][1].GetDouble()), Number(q[1][0].GetDouble())));

        var rules = confusion.Select((c, q) => $"readout({c.Item1}, {c.Item2}) on {q};");
        var read = ReadParities(vectors);
        using var models = ModelCompiler.Compile(Program("Circuit", vectors, read.Select(r => r.Pauli))
            + $"backend device = simulator {{ noise {{ {string.Concat(rules)} }} }} model Read = Circuit on device;");
        new ModelUnderTest(models, models.Models[1]).Logits<double>([], []).ShouldBe(read.Select(r => r.Expectation), 1e-10);
    }

    [SkippableFact]
    public async Task The_device_model_follows_from_its_calibration()
    {
        using var file = Read();
        using var folder = new TemporaryFolder();
        var vectors = file.RootElement.GetProperty("cases").EnumerateArray().Single(c => c.TryGetProperty("calibration", out _));
        var properties = folder.Write("props.json", CalibrationFiles.Properties(vectors.GetProperty("calibration")));
        var configuration = folder.Write("conf.json", CalibrationFiles.Configuration);
        var (backend, warnings) = (new StringWriter(), new StringWriter());
        string[] arguments = ["device", "--properties", properties, "--configuration", configuration, "--name", "device"];
        (await Tool.RunAsync(arguments, new Terminal(backend, warnings))).ShouldBe(0, warnings.ToString());

        // The circuit is written for the qubits and gates of the device, and the file has its expectations before and after readout.
        var rules = backend.ToString().Split('\n').Where(line => !line.TrimStart().StartsWith("basis") && !line.TrimStart().StartsWith("coupling")).ToArray();
        var (paulis, read) = (Paulis(vectors), ReadParities(vectors));
        using var exact = ModelCompiler.Compile(string.Join("\n", rules.Where(line => !line.Contains("readout", StringComparison.Ordinal)))
            + Program("Circuit", vectors, paulis, withChannels: false) + "model OnDevice = Circuit on device;");
        var expected = vectors.GetProperty("expected").GetProperty("pauli_expectations").EnumerateObject().Select(p => p.Value.GetDouble());
        new ModelUnderTest(exact, exact.Models[1]).Logits<double>([], []).ShouldBe(expected, 1e-10);
        using var misread = ModelCompiler.Compile(string.Join("\n", rules)
            + Program("Circuit", vectors, read.Select(r => r.Pauli), withChannels: false) + "model OnDevice = Circuit on device;");
        new ModelUnderTest(misread, misread.Models[1]).Logits<double>([], []).ShouldBe(read.Select(r => r.Expectation), 1e-10);
    }

    [SkippableFact]
    public void Gradients_of_a_controlled_rotation_are_reproduced_with_and_without_noise()
    {
        using var file = Read();
        using var models = ModelCompiler.Compile(Rotation("Ideal", "")
            + Rotation("Noisy", "channel depolarizing_uniform(0.05) q[0], q[1]; channel amplitude_damping(0.1) q[1];"));
        foreach (var row in file.RootElement.GetProperty("gradients").GetProperty("rows").EnumerateArray())
        {
            var model = new ModelUnderTest(models, models.Models[row.GetProperty("noisy").GetBoolean() ? 1 : 0]);
            double[] theta = [row.GetProperty("theta").GetDouble()];
            model.Forward<double>(theta, []).ShouldBe(row.GetProperty("value").GetDouble(), 1e-10);
            model.Gradient<double>(theta, []).Weights.ShouldBe([row.GetProperty("four_term").GetDouble()], 1e-10);
        }
    }

    private static JsonDocument Read() => JsonDocument.Parse(File.ReadAllText(SharedFolder.Find("vectors/noise.json")!));

    private static string[] Paulis(JsonElement vectors) =>
        [.. vectors.GetProperty("expected").GetProperty("pauli_expectations").EnumerateObject().Select(p => p.Name)];

    /// <summary>Products of Z as they are read, each named by its qubits.</summary>
    private static (string Pauli, double Expectation)[] ReadParities(JsonElement vectors)
    {
        var qubits = vectors.GetProperty("num_qubits").GetInt32();
        return [.. vectors.GetProperty("expected").GetProperty("z_after_readout").EnumerateObject().Select(p => (
            string.Concat(Enumerable.Range(0, qubits).Select(q => p.Name.Contains((char)('0' + q), StringComparison.Ordinal) ? 'Z' : 'I')),
            p.Value.GetDouble()))];
    }

    private static string Rotation(string name, string noise) => $$"""
        model {{name}} {
            qubit[2] q;
            encode { weight theta; ry(0.5) q[0]; rx(0.9) q[1]; crx(theta) q[0], q[1]; {{noise}} ry(0.3) q[0]; cx q[1], q[0]; }
            head f : regression { logits z(q[0]) + 0.5 * y(q[1]); }
        }

        """;

    /// <summary>A head for each Pauli product, written with qubit 0 first.</summary>
    private static string Program(string name, JsonElement vectors, IEnumerable<string> paulis, bool withChannels = true)
    {
        var text = new StringBuilder($"model {name} {{ qubit[{vectors.GetProperty("num_qubits").GetInt32()}] q; encode {{\n");
        foreach (var operation in vectors.GetProperty("ops").EnumerateArray())
        {
            if (!withChannels && !operation.TryGetProperty("gate", out _)) continue;
            var arguments = string.Join(", ", Numbers(operation.GetProperty("params")).Select(Number));
            var applied = operation.TryGetProperty("gate", out var gate) ? gate.GetString()! : "channel " + Channel(operation.GetProperty("channel").GetString()!);
            var operands = string.Join(", ", operation.GetProperty("qubits").EnumerateArray().Select(q => $"q[{q.GetInt32()}]"));
            text.Append(applied).Append(arguments.Length > 0 ? $"({arguments}) " : " ").Append(operands).Append(";\n");
        }

        text.Append("}\n");
        foreach (var (pauli, i) in paulis.Select((p, i) => (p, i)))
        {
            var factors = pauli.Select((letter, q) => (letter, q)).Where(f => f.letter != 'I').Select(f => $"{char.ToLowerInvariant(f.letter)}(q[{f.q}])");
            text.Append(CultureInfo.InvariantCulture, $"head f{i} : regression {{ logits {string.Join(" * ", factors)}; }}\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>Where the file has a name for each number of qubits, the language counts the operands.</summary>
    private static string Channel(string name) => name switch
    {
        "depolarizing_uniform2" => "depolarizing_uniform",
        "two_qubit_depolarizing_pauli" => "depolarizing_pauli",
        _ => name,
    };

    /// <summary>2⁻ⁿ times the sum of the products of Z, each with the sign of its parity on the outcome.</summary>
    private static double Probability(string outcome, IEnumerable<string> paulis, double[] expectations)
    {
        var sum = 1.0;
        foreach (var (pauli, expectation) in paulis.Zip(expectations))
        {
            if (pauli.Any(letter => letter is not ('I' or 'Z'))) continue;
            var ones = pauli.Where((letter, q) => letter == 'Z' && outcome[q] == '1').Count();
            sum += ones % 2 == 0 ? expectation : -expectation;
        }

        return sum / (1 << outcome.Length);
    }

    private static double[] Numbers(JsonElement element) => [.. element.EnumerateArray().Select(n => n.GetDouble())];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
