using FsCheck;
using FsCheck.Fluent;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Reference;

/// <summary>A model with values for its variables.</summary>
public sealed record ModelCase(ModelIr Model, double[] Values, double[] Parameters)
{
    /// <summary>The state that a head measures: after the shared stage and its own block, on all qubits.</summary>
    public static DenseState Run(ModelIr model, HeadIr head, double[] values, double[] parameters) =>
        DenseState.Run(model.Qubits, model.Encoding.Concat(head.Gates), values, parameters);

    public override string ToString() => string.Join(
        "\n",
        [
            $"encoding: {Describe(Model.Encoding)}",
            .. Model.Heads.Select(h => $"{h.DisplayName}: {Describe(h.Gates)} | {string.Join(", ", h.Measurements.Select(m => m.Observable))}"),
            $"values {string.Join(", ", Values)}; parameters {string.Join(", ", Parameters)}",
        ]);

    private static string Describe(IEnumerable<OperationIr> operations) => string.Join("; ", operations.Select(o => o switch
    {
        GateIr gate => $"{gate.Kind}({string.Join(", ", gate.Angles)}) {string.Join(",", gate.Qubits)}",
        ChannelIr channel => $"{channel.Kind}({string.Join(", ", channel.Arguments)}) {string.Join(",", channel.Qubits)}",
        _ => o.ToString(),
    }));
}

/// <summary>Models of random gates whose heads measure random Pauli products.</summary>
public static class RandomModels
{
    public static Arbitrary<ModelCase> Arbitrary() => Arb.From(Model);

    /// <summary>One head without a block: all gates are in the shared stage.</summary>
    public static ModelIr OneCircuit(int qubits, IEnumerable<OperationIr> gates, IEnumerable<PauliString> observables) =>
        Build(qubits, gates, [([], [.. observables])]);

    public static ModelIr Build(
        int qubits,
        IEnumerable<OperationIr> encoding,
        IEnumerable<(OperationIr[] Gates, PauliString[] Observables)> heads,
        int inputs = RandomCircuits.Variables,
        int weights = RandomCircuits.Variables)
    {
        var value = inputs;
        var list = new List<HeadIr>();
        foreach (var (gates, observables) in heads)
        {
            var measurements = observables.Select(o => new MeasurementIr(o, value++)).ToEquatableArray();
            list.Add(new HeadIr("head", list.Count, HeadKind.Regression, default, "", gates.ToEquatableArray(), measurements, default, 0, 1, default));
        }

        return new ModelIr(
            null,
            "Random",
            "",
            EquatableArray.Of(new InputIr("x", 0, inputs)),
            EquatableArray.Of(new ParameterIr(StageKind.Backbone, null, "w", 0, EquatableArray.Of(weights), new InitializerIr.Constant(0), default)),
            value + list.Count,
            default,
            qubits > 0 ? EquatableArray.Of(new RegisterIr("q", 0, qubits)) : default,
            encoding.ToEquatableArray(),
            list.Select((h, i) => h with { Logits = value + i }).ToEquatableArray(),
            default);
    }

    private static Gen<ModelCase> Model => Case(most: 6, RandomCircuits.Gates);

    /// <param name="most">The most qubits.</param>
    /// <param name="operations">So many operations at most on so many qubits.</param>
    internal static Gen<ModelCase> Case(int most, Func<int, int, Gen<OperationIr[]>> operations) =>
        from qubits in Gen.Choose(1, most)
        from encoding in operations(qubits, 14)
        from count in Gen.Choose(1, 4)
        from heads in Gen.ArrayOf(Head(qubits, operations), count)
        from values in RandomCircuits.Numbers
        from parameters in RandomCircuits.Numbers
        select new ModelCase(Build(qubits, encoding, heads), values, parameters);

    /// <summary>A block on one or two of the qubits, so that heads are often disjoint.</summary>
    private static Gen<(OperationIr[] Gates, PauliString[] Observables)> Head(int qubits, Func<int, int, Gen<OperationIr[]>> operations) =>
        from order in Gen.Shuffle(Enumerable.Range(0, qubits).ToArray())
        from size in Gen.Choose(1, Math.Min(2, qubits))
        from gates in operations(size, 4)
        from count in Gen.Choose(1, 2)
        from observables in Gen.ArrayOf(RandomCircuits.Observable(size), count)
        select (
            gates.Select(g => g with { Qubits = g.Qubits.Select(q => order[q]).ToEquatableArray() }).ToArray(),
            observables.Distinct().Select(o => new PauliString(o.Factors.Select(f => f with { Qubit = order[f.Qubit] }).OrderBy(f => f.Qubit).ToEquatableArray())).ToArray());
}
