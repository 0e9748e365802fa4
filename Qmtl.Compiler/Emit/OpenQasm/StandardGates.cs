using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Spells gates that a library lacks in gates that it has, up to a global phase.</summary>
internal static class StandardGates
{
    private static readonly Scalar QuarterTurn = new ConstantScalar(Math.PI / 2);
    private static readonly Scalar QuarterTurnBack = new ConstantScalar(-Math.PI / 2);

    /// <summary>In the gates of <c>stdgates.inc</c> of OpenQASM 3 (Cross et al., arXiv:2104.14722): without <c>rxx ryy rzz</c>.</summary>
    public static IEnumerable<GateIr> OfVersion3(GateIr gate) => gate.Kind switch
    {
        GateKind.RZZ => ZZ(gate),
        GateKind.RXX => [.. OnEach(gate, GateKind.H), .. ZZ(gate), .. OnEach(gate, GateKind.H)],

        // rx(-pi/2) Z rx(pi/2) = Y.
        GateKind.RYY => [.. OnEach(gate, GateKind.RX, QuarterTurn), .. ZZ(gate), .. OnEach(gate, GateKind.RX, QuarterTurnBack)],
        _ => [gate],
    };

    /// <summary>
    /// In the gates of the first <c>qelib1.inc</c> (Cross et al., arXiv:1707.03429), which every reader of OpenQASM 2 has: also without
    /// <c>sx swap crx cry</c>, which came later. Its controlled rotations are exact, so no phase becomes a relative one.
    /// </summary>
    public static IEnumerable<GateIr> OfVersion2(GateIr gate)
    {
        var (first, last) = (gate.Qubits[0], gate.Qubits[gate.Qubits.Count - 1]);
        return gate.Kind switch
        {
            GateKind.SX => [On(gate, GateKind.RX, [first], QuarterTurn)],
            GateKind.Swap => [On(gate, GateKind.CX, [first, last]), On(gate, GateKind.CX, [last, first]), On(gate, GateKind.CX, [first, last])],

            // H Z H = X.
            GateKind.CRX => [On(gate, GateKind.H, [last]), gate with { Kind = GateKind.CRZ }, On(gate, GateKind.H, [last])],

            // X between the halves turns the second one back.
            GateKind.CRY =>
            [
                On(gate, GateKind.RY, [last], Half(gate.Angles[0])),
                On(gate, GateKind.CX, [first, last]),
                On(gate, GateKind.RY, [last], new FunctionScalar(ScalarFunction.Negate, Half(gate.Angles[0]))),
                On(gate, GateKind.CX, [first, last]),
            ],
            _ => OfVersion3(gate),
        };
    }

    private static GateIr[] ZZ(GateIr gate)
    {
        var target = gate.Qubits[1];
        var flip = On(gate, GateKind.CX, [gate.Qubits[0], target]);
        return [flip, On(gate, GateKind.RZ, [target], [.. gate.Angles]), flip];
    }

    private static IEnumerable<GateIr> OnEach(GateIr gate, GateKind kind, params Scalar[] angles) => gate.Qubits.Select(q => On(gate, kind, [q], angles));

    private static GateIr On(GateIr origin, GateKind kind, int[] qubits, params Scalar[] angles) =>
        new(kind, qubits.ToEquatableArray(), angles.ToEquatableArray(), origin.Span);

    private static BinaryScalar Half(Scalar angle) => new BinaryScalar(ScalarOperator.Divide, angle, new ConstantScalar(2));
}
