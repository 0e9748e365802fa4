using FsCheck;
using FsCheck.Fluent;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Reference;

/// <summary>Random gates of every kind on qubits 0..n, with constant, special and varying angles.</summary>
public static class RandomCircuits
{
    /// <summary>How many values and parameters the angles may read.</summary>
    public const int Variables = 3;

    public static Gen<GateIr> Gate(int qubits) =>
        from info in Gen.Elements(GateTable.All.Where(g => g.Qubits <= qubits).ToArray())
        from order in Gen.Shuffle(Enumerable.Range(0, qubits).ToArray())
        from angles in Gen.ArrayOf(Angle, info.Angles)
        from start in Gen.Choose(0, 1000)
        select new GateIr(info.Kind, order.Take(info.Qubits).ToEquatableArray(), angles.ToEquatableArray(), new TextSpan(start, 1));

    public static Gen<OperationIr[]> Gates(int qubits, int most) => Some(Gate(qubits).Select(g => (OperationIr)g), most);

    /// <summary>Gates with channels between them.</summary>
    public static Gen<OperationIr[]> NoisyGates(int qubits, int most) =>
        Some(Gen.Frequency((2, Gate(qubits).Select(g => (OperationIr)g)), (1, RandomChannels.Channel(qubits).Select(c => (OperationIr)c))), most);

    private static Gen<OperationIr[]> Some(Gen<OperationIr> operation, int most) =>
        from count in Gen.Choose(0, most)
        from operations in Gen.ArrayOf(operation, count)
        select operations;

    public static Gen<PauliString> Observable(int qubits) =>
        from paulis in Gen.ArrayOf(Gen.Elements<Pauli?>(null, null, Pauli.X, Pauli.Y, Pauli.Z), qubits)
        let factors = paulis.Select((p, q) => (p, q)).Where(f => f.p is not null).Select(f => new PauliFactor(f.q, f.p!.Value)).ToArray()
        select new PauliString(factors.Length > 0 ? factors.ToEquatableArray() : EquatableArray.Of(new PauliFactor(0, Pauli.Z)));

    /// <summary>Values of the variables.</summary>
    public static Gen<double[]> Numbers => Gen.ArrayOf(Gen.Choose(-4000, 4000).Select(n => n / 1000.0), Variables);

    private static Gen<Scalar> Angle => Gen.Frequency(
        (2, Gen.Choose(-16, 16).Select(n => (Scalar)new ConstantScalar(n * Math.PI / 4))),
        (2, Gen.Choose(-9000, 9000).Select(n => (Scalar)new ConstantScalar(n / 700.0))),
        (3, Variable),
        (1, from a in Variable from b in Variable from op in Gen.Elements(ScalarOperator.Add, ScalarOperator.Subtract, ScalarOperator.Multiply) select (Scalar)new BinaryScalar(op, a, b)));

    private static Gen<Scalar> Variable => Gen.OneOf(
        Gen.Choose(0, Variables - 1).Select(i => (Scalar)new ValueScalar(i)),
        Gen.Choose(0, Variables - 1).Select(i => (Scalar)new ParameterScalar(i)),
        Gen.Choose(0, Variables - 1).Select(i => (Scalar)new FunctionScalar(ScalarFunction.Negate, new ParameterScalar(i))),
        Gen.Choose(0, Variables - 1).Select(i => (Scalar)new BinaryScalar(ScalarOperator.Multiply, new ConstantScalar(Math.PI), new ValueScalar(i))));
}
