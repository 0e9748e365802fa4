using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Reference;

/// <summary>Short ways to write gates, channels, angles and observables in tests.</summary>
public static class Gates
{
    public static GateIr Gate(GateKind kind, params int[] qubits) => new(kind, qubits.ToEquatableArray(), default, default);

    public static GateIr Gate(GateKind kind, Scalar angle, params int[] qubits) => new(kind, qubits.ToEquatableArray(), EquatableArray.Of(angle), default);

    /// <summary>A channel of one argument.</summary>
    public static ChannelIr Channel(ChannelKind kind, double argument, params int[] qubits) =>
        new(kind, qubits.ToEquatableArray(), EquatableArray.Of(argument), default);

    public static Scalar Number(double value) => new ConstantScalar(value);

    public static Scalar Weight(int index) => new ParameterScalar(index);

    public static Scalar Input(int index) => new ValueScalar(index);

    public static Scalar Minus(Scalar scalar) => new FunctionScalar(ScalarFunction.Negate, scalar);

    public static Scalar Plus(Scalar left, Scalar right) => new BinaryScalar(ScalarOperator.Add, left, right);

    public static PauliString Observable(params (Pauli Pauli, int Qubit)[] factors) =>
        new(factors.Select(f => new PauliFactor(f.Qubit, f.Pauli)).ToEquatableArray());

    public static PauliString Z(int qubit) => Observable((Pauli.Z, qubit));
}
