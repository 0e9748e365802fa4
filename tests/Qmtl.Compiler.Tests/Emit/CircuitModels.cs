using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Emit;

/// <summary>Models built in code, so that what is emitted is tested without a parser.</summary>
internal static class CircuitModels
{
    /// <summary>Angle encoding of two numbers; one head with weights, one that overlaps it, one whose block is elsewhere.</summary>
    public static ModelIr Digits()
    {
        var heads = new[]
        {
            Head("odd", [Gate(GateKind.RY, [0], P(1)), Gate(GateKind.RZ, [0], P(2)), Gate(GateKind.CX, [0, 1])], ["Z0"], value: 4),
            Head("large", [Gate(GateKind.RY, [2], P(3)), Gate(GateKind.CX, [2, 3])], ["Z2"], value: 5),
            Head("ink", [], ["Z0 Z1"], value: 6),
        };
        return Model(
            "Digits",
            encoding:
            [
                Gate(GateKind.RY, [0], Times(C(Math.PI), V(2))),
                Gate(GateKind.RY, [1], Times(C(Math.PI), V(3))),
                Gate(GateKind.CZ, [0, 1]),
                Gate(GateKind.CZ, [2, 3]),
                Gate(GateKind.CZ, [1, 2]),
                Gate(GateKind.RX, [3], P(0)),
            ],
            heads) with
        {
            Namespace = "Qmtl.Models",
            Inputs = EquatableArray.Of(new InputIr("pixels", 0, 2)),
            Lets = EquatableArray.Of(new LetIr("shared", 2, 2)),
            Registers = EquatableArray.Of(new RegisterIr("q", 0, 4)),
            Parameters = EquatableArray.Of(
                Weight(StageKind.Encoding, null, "w", 0),
                Weight(StageKind.Head, 0, "theta", 1, 1, 1, 2),
                Weight(StageKind.Head, 1, "theta", 3, 1)),
        };
    }

    /// <summary>No circuit at all.</summary>
    public static ModelIr Classical() => Model("Classical", [], [Head("odd", [], [], value: 4)]);

    public static ModelIr Model(string name, GateIr[] encoding, HeadIr[] heads, int qubits = 0, int values = 8) => new(
        null, name, "", default, default, values, default,
        qubits == 0 ? default : EquatableArray.Of(new RegisterIr("q", 0, qubits)),
        encoding.ToEquatableArray<OperationIr>(), heads.ToEquatableArray(), default);

    /// <summary>A head that measures Pauli products such as <c>Z0 X2</c>.</summary>
    public static HeadIr Head(string name, GateIr[] gates, string[] observables, int value, int? index = null) => new(
        name, index, HeadKind.Binary, default, "", gates.ToEquatableArray<OperationIr>(),
        observables.Select((o, i) => new MeasurementIr(Observable(o), value + i)).ToEquatableArray(),
        default, value, 1, default);

    public static GateIr Gate(GateKind kind, int[] qubits, params Scalar[] angles) => new(kind, qubits.ToEquatableArray(), angles.ToEquatableArray(), default);

    public static ParameterIr Weight(StageKind stage, int? head, string name, int offset, params int[] shape) =>
        new(stage, head, name, offset, shape.ToEquatableArray(), new InitializerIr.Constant(0), default(TextSpan));

    public static Scalar C(double value) => new ConstantScalar(value);

    public static Scalar V(int index) => new ValueScalar(index);

    public static Scalar P(int index) => new ParameterScalar(index);

    public static Scalar Times(Scalar left, Scalar right) => new BinaryScalar(ScalarOperator.Multiply, left, right);

    private static PauliString Observable(string text) =>
        new(text.Split(' ').Select(f => new PauliFactor(f[1] - '0', Enum.Parse<Pauli>(f[..1]))).ToEquatableArray());
}
