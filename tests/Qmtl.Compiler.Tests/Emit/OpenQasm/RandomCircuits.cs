using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>Models with random gates, angles, blocks and observables.</summary>
internal sealed class RandomCircuits(int seed)
{
    private const int Inputs = 3;
    private const int ParametersPerStage = 2;
    private readonly Random random = new(seed);

    public ModelIr Model()
    {
        var qubits = random.Next(3, 6);
        var heads = Enumerable.Range(0, random.Next(1, 5)).Select(h => Head(h, qubits)).ToArray();
        return CircuitModels.Model("Random", Gates([.. Enumerable.Range(0, qubits)], 8, 0), heads, qubits) with
        {
            Inputs = EquatableArray.Of(new InputIr("x", 0, Inputs)),
            Parameters = Enumerable.Range(-1, heads.Length + 1)
                .Select(h => CircuitModels.Weight(h < 0 ? StageKind.Encoding : StageKind.Head, h < 0 ? null : h, "theta", (h + 1) * ParametersPerStage, ParametersPerStage))
                .ToEquatableArray(),
        };
    }

    public double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() - 0.5) * 6)];

    public GateIr Gate(GateKind kind, int[] qubits, int stage)
    {
        random.Shuffle(qubits);
        var gate = GateTable.Get(kind);
        return CircuitModels.Gate(kind, qubits[..gate.Qubits], [.. Enumerable.Range(0, gate.Angles).Select(_ => Angle(stage, 3))]);
    }

    private HeadIr Head(int index, int qubits)
    {
        var first = random.Next(qubits);
        int[] register = [.. Enumerable.Range(first, random.Next(1, qubits - first + 1))];
        var observables = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Observable(register)).Distinct();
        return CircuitModels.Head("h" + index, Gates(register, random.Next(5), index + 1), [.. observables], value: 0);
    }

    private GateIr[] Gates(int[] register, int count, int stage)
    {
        var kinds = GateTable.All.Where(g => g.Qubits <= register.Length).Select(g => g.Kind).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ => Gate(kinds[random.Next(kinds.Length)], [.. register], stage))];
    }

    private string Observable(int[] register)
    {
        var chosen = register.Where(_ => random.Next(2) == 0).DefaultIfEmpty(register[0]);
        return string.Join(" ", chosen.Select(q => "XYZ"[random.Next(3)].ToString() + q));
    }

    private Scalar Angle(int stage, int depth) => random.Next(depth > 0 ? 10 : 4) switch
    {
        0 => CircuitModels.C(random.Next(-8, 9) * Math.PI / 4),
        1 => CircuitModels.C(random.Next(-3, 4)),
        2 => CircuitModels.V(random.Next(Inputs)),
        3 => CircuitModels.P((stage * ParametersPerStage) + random.Next(ParametersPerStage)),
        4 => new FunctionScalar(ScalarFunction.Negate, Angle(stage, depth - 1)),
        5 => new FunctionScalar(random.Next(2) == 0 ? ScalarFunction.Tanh : ScalarFunction.Relu, Angle(stage, depth - 1)),
        6 => new BinaryScalar(ScalarOperator.Divide, Angle(stage, depth - 1), CircuitModels.C(random.Next(1, 9) / 2.0)),
        var k => new BinaryScalar((ScalarOperator)(k - 7), Angle(stage, depth - 1), Angle(stage, depth - 1)),
    };
}
