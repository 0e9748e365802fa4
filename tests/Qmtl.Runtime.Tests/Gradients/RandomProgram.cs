using System.Globalization;
using System.Text;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Runtime.Tests.Gradients;

/// <summary>A random model in the language, whose only head is a random observable.</summary>
/// <param name="Weights">The gates whose angles are <c>w[0]</c>, <c>w[1]</c>, …, each used once.</param>
/// <param name="Inputs">The gates whose angles are <c>x[0]</c>, <c>x[1]</c>, …, each used once.</param>
internal sealed record RandomProgram(string Text, IReadOnlyList<GateKind> Weights, IReadOnlyList<GateKind> Inputs)
{
    private static readonly string[] Paulis = ["x", "y", "z"];

    /// <summary>Gates on random qubits; every angle is a weight or an input of its own.</summary>
    public static RandomProgram Create(Random random, int qubits, int gates) =>
        Create(random, qubits, Enumerable.Range(0, gates).Select(_ => random.GetItems(Fitting(qubits), 1)[0]), shared: false);

    /// <summary>Like <see cref="Create(Random, int, int)"/>, but angles are expressions that share weights and inputs.</summary>
    public static RandomProgram CreateShared(Random random, int qubits, int gates) =>
        Create(random, qubits, Enumerable.Range(0, gates).Select(_ => random.GetItems(Fitting(qubits), 1)[0]), shared: true);

    /// <summary>One kind of gate, several times, between layers that make every amplitude matter.</summary>
    public static RandomProgram Around(Random random, GateKind kind)
    {
        GateInfo[] layer = [GateTable.Get(GateKind.RY), GateTable.Get(GateKind.CX), GateTable.Get(GateKind.RX)];
        var gate = GateTable.Get(kind);
        return Create(random, 3, [.. layer, .. layer, .. layer, gate, .. layer, gate, .. layer, gate, .. layer], shared: false);
    }

    private static GateInfo[] Fitting(int qubits) => [.. GateTable.All.Where(g => g.Qubits <= qubits)];

    private static RandomProgram Create(Random random, int qubits, IEnumerable<GateInfo> gates, bool shared)
    {
        var body = new StringBuilder();
        var (weights, inputs) = (new List<GateKind>(), new List<GateKind>());
        foreach (var gate in gates)
        {
            var angles = Enumerable.Range(0, gate.Angles).Select(_ => shared ? Expression(random) : Variable(random, gate.Kind, weights, inputs));
            var operands = Choose(random, qubits, gate.Qubits).Select(q => $"q[{q}]");
            body.Append("        ").Append(gate.Name);
            if (gate.Angles > 0) body.Append('(').AppendJoin(", ", angles).Append(')');
            body.Append(' ').AppendJoin(", ", operands).Append(";\n");
        }

        // At least one of each, so that shapes stay positive.
        var (weightCount, inputCount) = shared ? (3, 3) : (Math.Max(1, weights.Count), Math.Max(1, inputs.Count));
        var text = $$"""
            model Random {
                input x[{{inputCount}}];
                qubit[{{qubits}}] q;
                encode {
                    weight w[{{weightCount}}];
            {{body}}    }
                head f : regression { logits {{Observable(random, qubits)}}; }
            }

            """;
        return new RandomProgram(text, weights, inputs);
    }

    private static string Variable(Random random, GateKind kind, List<GateKind> weights, List<GateKind> inputs)
    {
        var isWeight = random.Next(2) == 0;
        var variables = isWeight ? weights : inputs;
        variables.Add(kind);
        return $"{(isWeight ? "w" : "x")}[{variables.Count - 1}]";
    }

    private static string Expression(Random random)
    {
        var (w, x, v) = (random.Next(3), random.Next(3), random.Next(3));
        return random.Next(9) switch
        {
            0 => $"w[{w}]",
            1 => $"pi * x[{x}]",
            2 => $"w[{w}] * x[{x}] + w[{v}]",
            3 => $"tanh(w[{w}] * x[{x}]) / (2 + x[{v}] * x[{v}])",
            5 => $"sin(w[{w}]) * cos(x[{x}] + 0.5)",
            6 => $"sigmoid(w[{w}] * x[{x}]) + arctan(x[{v}])",
            7 => $"exp(-x[{x}] * x[{x}] / 2)",
            4 => $"relu(x[{x}]) - w[{w}] * w[{v}]",
            _ => $"-x[{x}] / 2 + 0.25",
        };
    }

    private static string Observable(Random random, int qubits) => string.Join(" + ", Enumerable.Range(0, 3).Select(_ =>
    {
        var factors = Choose(random, qubits, random.Next(1, Math.Min(3, qubits) + 1)).Select(q => $"{random.GetItems(Paulis, 1)[0]}(q[{q}])");
        return $"{(0.3 + random.NextDouble()).ToString("F3", CultureInfo.InvariantCulture)} * {string.Join(" * ", factors)}";
    }));

    private static int[] Choose(Random random, int qubits, int count)
    {
        int[] all = [.. Enumerable.Range(0, qubits)];
        random.Shuffle(all);
        return all[..count];
    }
}
