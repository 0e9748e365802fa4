using System.Numerics;
using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qmtl.Compiler;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Tests.Reference;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Runtime.Tests.Simulation;

/// <summary>Heads whose last steps are done on reduced density matrices, against full matrices: random blocks of every gate, on registers of one and two qubits.</summary>
public sealed class ReducedHeadTests
{
    private const int Qubits = 7;
    private const double Step = 1e-5;

    [Property(MaxTest = 40, Replay = "31,37")]
    public Property Expectations_agree_with_full_matrices() => ForReducedHeads(c =>
    {
        var (doubles, singles) = (Run<double>(c, 32), Run<float>(c, 32));
        var expected = DenseState.Run(Qubits, c.Circuit.Gates, c.Inputs[1], c.Parameters);
        for (var m = 0; m < c.Circuit.Measurements.Count; m++)
        {
            var expectation = expected.Expectation(c.Circuit.Measurements[m].Observable);
            var place = c.Plan.Circuits[0].Values.ToList().IndexOf(c.Circuit.Measurements[m].Value);
            doubles.Expectation(place, lane: 1).ShouldBe(expectation, 1e-12);
            singles.Expectation(place, lane: 1).ShouldBe(expectation, 1e-4);
        }
    });

    [Property(MaxTest = 20, Replay = "41,43")]
    public Property Derivatives_agree_with_finite_differences() => ForReducedHeads(c =>
    {
        var (shape, instance) = (c.Plan.Shapes[0], c.Plan.Circuits[0]);
        double[] cotangents = [.. Enumerable.Range(0, instance.Values.Count).Select(m => Math.Cos(m))];
        double[] angles = [.. instance.Angles.Select(a => ScalarEvaluation.Evaluate(a, c.Inputs[0], c.Parameters))];
        var gradient = Run<double>(c, 32).Gradients(cotangents);
        for (var a = 0; a < angles.Length; a++) gradient[a][0].ShouldBe((Loss(a, Step) - Loss(a, -Step)) / (2 * Step), 1e-8);

        double Loss(int angle, double change)
        {
            double[] moved = [.. angles.Select((x, i) => i == angle ? x + change : x)];
            var kernels = new KernelCircuit<double>(shape, instance, 32, [.. Enumerable.Repeat(moved, Vector512<double>.Count)]);
            return cotangents.Select((g, m) => g * kernels.Expectation(m, lane: 0)).Sum();
        }
    });

    [Property(MaxTest = 20, Replay = "47,53")]
    public Property Vectors_of_every_size_give_the_same_bits() => ForReducedHeads(c =>
    {
        VectorSizes.ShouldGiveTheSameBits(c.Circuit.Measurements.Count, size => Run<double>(c, size));
        VectorSizes.ShouldGiveTheSameBits(c.Circuit.Measurements.Count, size => Run<float>(c, size));
    });

    [Property(MaxTest = 40, Replay = "59,61")]
    public Property Vectors_of_amplitudes_give_what_vectors_of_samples_do() => ForReducedHeads(c =>
    {
        VectorSizes.ShouldAgreeInSlices(c.Circuit.Measurements.Count, (size, isSliced) => Run<double>(c, size, isSliced), 1e-12);
        VectorSizes.ShouldAgreeInSlices(c.Circuit.Measurements.Count, (size, isSliced) => Run<float>(c, size, isSliced), 2e-4);
    });

    private static KernelCircuit<T> Run<T>(Case c, int vectorSize, bool isSliced = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => KernelCircuit<T>.Run(c.Plan, vectorSize, c.Inputs, c.Parameters, isSliced);

    /// <summary>Heads on qubits 0 and 1, on 2 and 3, and on 4 alone; of those cases only in which a head is reduced.</summary>
    private static Property ForReducedHeads(Action<Case> check)
    {
        var cases =
            from encoding in RandomCircuits.Gates(Qubits, most: 12)
            from first in Head(0, 2)
            from second in Head(2, 2)
            from third in Head(4, 1)
            from inputs in Gen.ArrayOf(RandomCircuits.Numbers, Vector512<float>.Count)
            from parameters in RandomCircuits.Numbers
            select Plan(encoding, [first, second, third], inputs, parameters);
        return Prop.ForAll(cases.Where(c => c.Plan.Shapes[0].Registers.Count > 0).ToArbitrary(), check);
    }

    /// <summary>A block that begins with rotations about Y and X of each qubit.</summary>
    private static Gen<(OperationIr[] Gates, PauliString[] Observables)> Head(int first, int size) =>
        from gates in RandomCircuits.Gates(size, most: 6)
        from count in Gen.Choose(1, 3)
        from observables in Gen.ArrayOf(RandomCircuits.Observable(size), count)
        let start = Enumerable.Range(0, size).SelectMany(q => new[] { Gate(GateKind.RY, Weight(q), q), Gate(GateKind.RX, Input(q), q) })
        select (
            start.Concat(gates).Select(g => g with { Qubits = g.Qubits.Select(q => first + q).ToEquatableArray() }).ToArray(),
            observables.Distinct().Select(o => new PauliString(o.Factors.Select(f => f with { Qubit = first + f.Qubit }).ToEquatableArray())).ToArray());

    private static Case Plan(OperationIr[] encoding, (OperationIr[] Gates, PauliString[] Observables)[] heads, double[][] inputs, double[] parameters)
    {
        var model = RandomModels.Build(Qubits, encoding, heads);
        var circuit = new CircuitIr(
            Enumerable.Range(0, Qubits).ToEquatableArray(),
            Enumerable.Range(0, heads.Length).ToEquatableArray(),
            encoding.Concat(heads.SelectMany(h => h.Gates)).ToEquatableArray(),
            model.Heads.SelectMany(h => h.Measurements).ToEquatableArray());
        return new Case(circuit, Planner.Plan(model, [circuit]), inputs, parameters);
    }

    private sealed record Case(CircuitIr Circuit, ModelPlan Plan, double[][] Inputs, double[] Parameters);
}
