using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Targets;

/// <summary>Gates of the language in fewer kinds of gates, up to a global phase.</summary>
/// <remarks>Nielsen and Chuang, Quantum Computation and Quantum Information, section 4.3, for the forms of controlled gates.</remarks>
internal static class GateForms
{
    private static readonly Scalar QuarterTurn = new ConstantScalar(Math.PI / 2);
    private static readonly Scalar QuarterTurnBack = new ConstantScalar(-Math.PI / 2);

    /// <summary>CCX in gates of one and two qubits (their figure 4.9); others as they are.</summary>
    public static IEnumerable<OperationIr> InTwoQubits(OperationIr operation)
    {
        if (operation is not GateIr { Kind: GateKind.CCX } gate) return [operation];
        var (a, b, t) = (gate.Qubits[0], gate.Qubits[1], gate.Qubits[2]);
        return
        [
            One(gate, GateKind.H, t), CX(gate, b, t), One(gate, GateKind.Tdg, t), CX(gate, a, t), One(gate, GateKind.T, t), CX(gate, b, t),
            One(gate, GateKind.Tdg, t), CX(gate, a, t), One(gate, GateKind.T, b), One(gate, GateKind.T, t), One(gate, GateKind.H, t),
            CX(gate, a, b), One(gate, GateKind.T, a), One(gate, GateKind.Tdg, b), CX(gate, a, b),
        ];
    }

    /// <summary>Gates of two qubits as CX, RZZ or SWAP between gates of one.</summary>
    public static IEnumerable<OperationIr> InCxAndRzz(OperationIr operation)
    {
        if (operation is not GateIr { Qubits.Count: 2 } gate) return [operation];
        var (a, b) = (gate.Qubits[0], gate.Qubits[1]);
        return gate.Kind switch
        {
            GateKind.CY => [One(gate, GateKind.Sdg, b), CX(gate, a, b), One(gate, GateKind.S, b)],
            GateKind.CZ => Between(GateKind.H, b, [CX(gate, a, b)], GateKind.H),
            GateKind.CRZ => ControlledZ(gate),
            GateKind.CRX => Between(GateKind.H, b, ControlledZ(gate), GateKind.H),

            // rx(-pi/2) Z rx(pi/2) = Y.
            GateKind.CRY => [One(gate, GateKind.RX, b, QuarterTurn), .. ControlledZ(gate), One(gate, GateKind.RX, b, QuarterTurnBack)],
            GateKind.CP => [One(gate, GateKind.RZ, a, Half(gate)), .. ControlledZ(gate)],
            GateKind.RXX => Between(GateKind.H, a, Between(GateKind.H, b, [Rzz(gate, gate.Angles[0])], GateKind.H), GateKind.H),
            GateKind.RYY =>
            [
                One(gate, GateKind.RX, a, QuarterTurn), One(gate, GateKind.RX, b, QuarterTurn),
                Rzz(gate, gate.Angles[0]),
                One(gate, GateKind.RX, a, QuarterTurnBack), One(gate, GateKind.RX, b, QuarterTurnBack),
            ],
            _ => [gate],
        };

        IEnumerable<OperationIr> Between(GateKind before, int qubit, IEnumerable<OperationIr> middle, GateKind after) =>
            [One(gate, before, qubit), .. middle, One(gate, after, qubit)];
    }

    /// <summary>A swap of three CX, the first one from <paramref name="control"/>.</summary>
    public static IEnumerable<GateIr> Swap(GateIr swap, int control)
    {
        var target = swap.Qubits[0] == control ? swap.Qubits[1] : swap.Qubits[0];
        return [CX(swap, control, target), CX(swap, target, control), CX(swap, control, target)];
    }

    /// <summary>RZZ between two CX, which any angle goes through; by quarter turns, one CX and rotations about Z are enough.</summary>
    public static IEnumerable<GateIr> RzzOfCx(GateIr gate)
    {
        var (a, b) = (gate.Qubits[0], gate.Qubits[1]);
        var flip = CX(gate, a, b);
        if (gate.Angles[0] is not ConstantScalar { Value: var angle } || !AngleConstants.IsZero(new ConstantScalar(angle - (Math.PI / 2)), Math.PI))
            return [flip, One(gate, GateKind.RZ, b, gate.Angles[0]), flip];
        var phase = AngleConstants.IsZero(new ConstantScalar(angle - (Math.PI / 2)), 2 * Math.PI) ? GateKind.S : GateKind.Sdg;
        return [One(gate, GateKind.H, b), flip, One(gate, GateKind.H, b), One(gate, phase, a), One(gate, phase, b)];
    }

    public static GateIr One(GateIr origin, GateKind kind, int qubit, params Scalar[] angles) =>
        new(kind, EquatableArray.Of(qubit), new EquatableArray<Scalar>(angles), origin.Span);

    public static GateIr Two(GateIr origin, GateKind kind, int first, int second, params Scalar[] angles) =>
        new(kind, EquatableArray.Of(first, second), new EquatableArray<Scalar>(angles), origin.Span);

    private static GateIr CX(GateIr origin, int control, int target) => Two(origin, GateKind.CX, control, target);

    private static GateIr Rzz(GateIr origin, Scalar angle) => Two(origin, GateKind.RZZ, origin.Qubits[0], origin.Qubits[1], angle);

    /// <summary>exp(−iθ/4 · Z) of the target and exp(iθ/4 · ZZ): the rotation about Z where the control is 1.</summary>
    private static IEnumerable<OperationIr> ControlledZ(GateIr gate) =>
        [One(gate, GateKind.RZ, gate.Qubits[1], Half(gate)), Rzz(gate, ScalarAlgebra.Scale(-0.5, gate.Angles[0]))];

    private static Scalar Half(GateIr gate) => ScalarAlgebra.Scale(0.5, gate.Angles[0]);
}
