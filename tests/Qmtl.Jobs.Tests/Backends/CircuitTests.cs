using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Qmtl.Backends;
using Qmtl.Backends.Circuits;
using Qmtl.Backends.IonQ;
using Qmtl.Jobs.Tests.Circuits;

namespace Qmtl.Jobs.Tests.Backends;

/// <summary>Programs as they are read, bound and rewritten, against an interpreter of their own.</summary>
public sealed class CircuitTests
{
    private static readonly (string Name, int Angles, int Qubits)[] Gates =
    [
        ("id", 0, 1), ("x", 0, 1), ("y", 0, 1), ("z", 0, 1), ("h", 0, 1), ("s", 0, 1), ("sdg", 0, 1), ("t", 0, 1), ("tdg", 0, 1), ("sx", 0, 1),
        ("rx", 1, 1), ("ry", 1, 1), ("rz", 1, 1), ("p", 1, 1), ("u3", 3, 1), ("cx", 0, 2), ("cy", 0, 2), ("cz", 0, 2), ("ch", 0, 2), ("crx", 1, 2),
        ("cry", 1, 2), ("crz", 1, 2), ("cp", 1, 2), ("ccx", 0, 3), ("swap", 0, 2), ("rxx", 1, 2), ("ryy", 1, 2), ("rzz", 1, 2),
    ];

    [Fact]
    public void Binding_and_gate_lists_mean_what_the_program_means()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var circuit = Random(new SeededRandom(seed), Gates);
            var expected = TestCircuits.Probabilities(circuit);

            QasmInterpreter.Run(circuit.Bind()).Probabilities().ShouldMatch(expected);

            var body = JsonNode.Parse(IonQRequest.Write(new JobRequest("tag", "simulator", 1, [circuit, circuit])))!["input"]!;
            var state = IonQCircuit.Run((int)body["qubits"]!, body["circuits"]![1]!["circuit"]!.AsArray()).Probabilities();
            state.GroupBy(p => string.Concat(circuit.Program.MeasuredQubits.Reverse().Select(q => p.Key[^(q + 1)])), p => p.Value)
                .ToDictionary(g => g.Key, g => g.Sum())
                .ShouldMatch(expected);
        }
    }

    [Theory]
    [InlineData("qubit[1] q;\nbit[1] c;\nif (c[0]) x q[0];\nc[0] = measure q[0];\n", "is neither a declaration, nor a gate, nor a measurement")]
    [InlineData("qubit[1] q;\nbit[2] c;\nc[0] = measure q[0];\n", "Nothing is measured into c[1].")]
    [InlineData("qubit[1] q;\nx q[1];\n", "'q[1]' is not a qubit.")]
    [InlineData("qubit[1] q;\nx q[0];\n", "no register of classical bits")]
    [InlineData("qubit[1] q;\nbit[1] c;\nc[1] = measure q[0];\n", "'c[1]' is not a classical bit.")]
    public void A_program_beyond_gates_and_measurements_is_refused(string program, string why) =>
        Should.Throw<FormatException>(() => QuantumProgram.Parse("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n" + program)).Message.ShouldContain(why);

    [Fact]
    public void A_gate_without_counterpart_stands_alone()
    {
        var program = QuantumProgram.Parse("OPENQASM 3.0;\nqubit[2] q;\nbit[1] c;\necr q[0], q[1];\nc[0] = measure q[0];\n");

        IonQGates.Of(new QuantumCircuit(program, [])).ShouldBeNull();
        IonQGates.Count(program).ShouldBeNull();
    }

    [Fact]
    public void Expectations_are_means_of_parities()
    {
        var outcomes = Outcomes.Counted(3, [("001", 10), ("110", 20), ("111", 10)]);

        outcomes.Shots.ShouldBe(40);
        outcomes.Expectation([]).ShouldBe(1);
        outcomes.Expectation([0]).ShouldBe((20.0 - 20) / 40);
        outcomes.Expectation([1, 2]).ShouldBe(1);
        outcomes.Expectation([0, 2]).ShouldBe((-10.0 - 20 + 10) / 40);
        Should.Throw<FormatException>(() => Outcomes.Counted(2, [("001", 10)]));
        Should.Throw<FormatException>(() => Outcomes.Computed(1, [("0", 0.4)]));
    }

    /// <summary>A program with two inputs, in one register or two.</summary>
    private static QuantumCircuit Random(SeededRandom random, (string Name, int Angles, int Qubits)[] gates)
    {
        var text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\ninput float[64] a;\ninput float[64] b10;\nqubit[2] q;\nqubit[2] r;\nbit[3] c;\n");
        string[] qubits = ["q[0]", "q[1]", "r[0]", "r[1]"];
        for (var i = 0; i < 12; i++)
        {
            var (name, angles, count) = gates[random.Next(gates.Length)];
            random.Shuffle(Enumerable.Range(0, 4).ToArray());
            int[] order = [0, 1, 2, 3];
            random.Shuffle(order);
            var arguments = string.Join(", ", Enumerable.Range(0, angles).Select(_ => Angle(random)));
            text.Append(CultureInfo.InvariantCulture, $"{name}{(angles > 0 ? $"({arguments})" : "")} {string.Join(", ", order.Take(count).Select(q => qubits[q]))};\n");
        }

        text.Append("c[0] = measure r[0];\nc[1] = measure q[1];\nc[2] = measure r[1];\n");
        return new QuantumCircuit(QuantumProgram.Parse(text.ToString()), [(6 * random.NextDouble()) - 3, -1e-7]);
    }

    private static string Angle(SeededRandom random) => random.Next(6) switch
    {
        0 => "a",
        1 => "-b10",
        2 => "pi/2 - 2.0*a",
        3 => "1.5e-1*(a + b10)",
        4 => "-(a)/2.0",
        _ => (random.NextDouble() * 3).ToString("R", CultureInfo.InvariantCulture),
    };
}
