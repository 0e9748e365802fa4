using System.Globalization;
using System.Text;
using System.Text.Json;
using Qmtl.Runtime.Tests.Gradients;

namespace Qmtl.Runtime.Tests.Noise;

/// <summary>Circuits with channels whose numbers another simulator computed.</summary>
public sealed class NoiseVectorTests
{
    [SkippableFact]
    public void Every_case_of_the_vector_file_is_reproduced()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedFolder.Find("vectors/noise.json")!));
        foreach (var vectors in file.RootElement.GetProperty("cases").EnumerateArray())
        {
            var (name, qubits) = (vectors.GetProperty("name").GetString(), vectors.GetProperty("num_qubits").GetInt32());
            var expected = vectors.GetProperty("expected");
            var paulis = expected.GetProperty("pauli_expectations").EnumerateObject().ToArray();
            using var model = ModelUnderTest.Compile(Program(vectors.GetProperty("ops"), qubits, paulis.Select(p => p.Name)));
            var expectations = model.Logits<double>([], []);
            expectations.ShouldBe(paulis.Select(p => p.Value.GetDouble()), 1e-10, name);
            if (paulis.Length == (1 << (2 * qubits)) - 1)
                ((1 + expectations.Sum(e => e * e)) / (1 << qubits)).ShouldBe(expected.GetProperty("purity").GetDouble(), 1e-10, name);
            foreach (var outcome in expected.GetProperty("probabilities_q0_leftmost").EnumerateObject())
                Probability(outcome.Name, paulis.Select(p => p.Name), expectations).ShouldBe(outcome.Value.GetDouble(), 1e-10, name);
        }
    }

    [SkippableFact]
    public void Expectations_after_readout_of_the_device_model_are_reproduced()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedFolder.Find("vectors/noise.json")!));
        var vectors = file.RootElement.GetProperty("cases").EnumerateArray().Single(c => c.TryGetProperty("readout_confusion", out _));
        var qubits = vectors.GetProperty("num_qubits").GetInt32();
        var expected = vectors.GetProperty("expected").GetProperty("z_after_readout");
        var confusion = vectors.GetProperty("readout_confusion").EnumerateArray().ToArray();
        for (var q = 0; q < qubits; q++)
        {
            var pauli = new string('I', q) + "Z" + new string('I', qubits - q - 1);
            var readout = $"readout({Number(confusion[q][0][1].GetDouble())}, {Number(confusion[q][1][0].GetDouble())});";
            using var model = ModelUnderTest.Compile(
                Program(vectors.GetProperty("ops"), qubits, [pauli]) + $"backend device = simulator {{ noise {{ {readout} }} }} model Read = Circuit on device;",
                "Read");
            model.Forward<double>([], []).ShouldBe(expected.GetProperty($"[{q}]").GetDouble(), 1e-10);
        }
    }

    [SkippableFact]
    public void Gradients_of_a_controlled_rotation_are_reproduced_with_and_without_noise()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedFolder.Find("vectors/noise.json")!));
        foreach (var row in file.RootElement.GetProperty("gradients").GetProperty("rows").EnumerateArray())
        {
            var noise = row.GetProperty("noisy").GetBoolean() ? "channel depolarizing_uniform(0.05) q[0], q[1]; channel amplitude_damping(0.1) q[1];" : "";
            using var model = ModelUnderTest.Compile($$"""
                model Circuit {
                    qubit[2] q;
                    encode { weight theta; ry(0.5) q[0]; rx(0.9) q[1]; crx(theta) q[0], q[1]; {{noise}} ry(0.3) q[0]; cx q[1], q[0]; }
                    head f : regression { logits z(q[0]) + 0.5 * y(q[1]); }
                }
                """);
            double[] theta = [row.GetProperty("theta").GetDouble()];
            model.Forward<double>(theta, []).ShouldBe(row.GetProperty("value").GetDouble(), 1e-10);
            model.Gradient<double>(theta, []).Weights.ShouldBe([row.GetProperty("four_term").GetDouble()], 1e-10);
        }
    }

    /// <summary>A head for each Pauli product, written with qubit 0 first.</summary>
    private static string Program(JsonElement operations, int qubits, IEnumerable<string> paulis)
    {
        var text = new StringBuilder($"model Circuit {{ qubit[{qubits}] q; encode {{\n");
        foreach (var operation in operations.EnumerateArray())
        {
            var arguments = string.Join(", ", Numbers(operation.GetProperty("params")).Select(Number));
            var name = operation.TryGetProperty("gate", out var gate) ? gate.GetString()! : "channel " + Channel(operation.GetProperty("channel").GetString()!);
            var operands = string.Join(", ", operation.GetProperty("qubits").EnumerateArray().Select(q => $"q[{q.GetInt32()}]"));
            text.Append(name).Append(arguments.Length > 0 ? $"({arguments}) " : " ").Append(operands).Append(";\n");
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
