using Qmtl.Compiler.Intermediate;
using static Qmtl.Compiler.Targets.GateForms;

namespace Qmtl.Compiler.Targets;

/// <summary>CX and RZZ in the gates of two qubits that a machine has, up to a global phase.</summary>
internal sealed class Entangling(EquatableArray<GateKind> basis, CouplingMap? map)
{
    private static readonly Scalar Quarter = new ConstantScalar(Math.PI / 2);

    private readonly GateKind entangler = BasisGates.Entangler(basis) ?? throw new ArgumentException("No gate of the basis entangles qubits.", nameof(basis));

    /// <summary>The gate of the basis that takes an angle; null where there is none.</summary>
    private readonly GateKind? rotation = new[] { GateKind.RZZ, GateKind.RXX, GateKind.MS }.Where(g => basis.Contains(g)).Select(g => (GateKind?)g).FirstOrDefault();

    /// <summary>
    /// Whether an RZZ is one gate of the machine. Those take angles above 0, up to a quarter turn, to which a constant can be brought; one that depends on weights or
    /// inputs may have any value, and goes through two gates with a fixed angle.
    /// </summary>
    public bool HasRotation(GateIr rzz) => rotation is not null && rzz.Angles[0] is ConstantScalar;

    /// <summary>An RZZ by a constant: where the angle is outside (0, π/2], a rotation by π is Z on both, and X on one turns it back.</summary>
    public IEnumerable<GateIr> Rotate(GateIr rzz)
    {
        var (a, b) = (rzz.Qubits[0], rzz.Qubits[1]);
        var angle = AngleConstants.Wrap(((ConstantScalar)rzz.Angles[0]).Value, 2 * Math.PI);
        var isFlipped = Math.Abs(angle) > (Math.PI / 2) + AngleConstants.Tolerance;
        if (isFlipped) angle -= Math.Sign(angle) * Math.PI;
        IEnumerable<GateIr> gates = isFlipped ? [One(rzz, GateKind.Z, a), One(rzz, GateKind.Z, b)] : [];
        if (AngleConstants.AreEqual(angle, 0)) return gates;
        IEnumerable<GateIr> turn = Natively(rzz, new ConstantScalar(Math.Abs(angle)));
        return angle > 0 ? [.. gates, .. turn] : [.. gates, One(rzz, GateKind.X, a), .. turn, One(rzz, GateKind.X, a)];
    }

    /// <summary>A CX, in the direction that the machine has.</summary>
    public IEnumerable<GateIr> Flip(GateIr cx)
    {
        var (control, target) = (cx.Qubits[0], cx.Qubits[1]);
        if (entangler is GateKind.CX or GateKind.ECR && map is not null && !map.HasDirection(control, target))
        {
            // H on both exchanges control and target.
            return [One(cx, GateKind.H, control), One(cx, GateKind.H, target), .. Forward(cx, target, control), One(cx, GateKind.H, control), One(cx, GateKind.H, target)];
        }

        return Forward(cx, control, target);
    }

    private IEnumerable<GateIr> Forward(GateIr cx, int control, int target) => entangler switch
    {
        GateKind.CX => [Two(cx, GateKind.CX, control, target)],
        GateKind.CZ => [One(cx, GateKind.H, target), Two(cx, GateKind.CZ, control, target), One(cx, GateKind.H, target)],

        // ECR is exp(−iπ/4 · Z⊗X), and then X on the control; CX is the inverse of that rotation and quarter turns about Z and X.
        GateKind.ECR => [One(cx, GateKind.X, control), Two(cx, GateKind.ECR, control, target), One(cx, GateKind.S, control), One(cx, GateKind.SX, target)],

        // CZ is RZZ by −π/2 and quarter turns about Z.
        _ =>
        [
            One(cx, GateKind.H, target), One(cx, GateKind.S, control), One(cx, GateKind.S, target),
            .. Rotate(Two(cx, GateKind.RZZ, control, target, ScalarAlgebra.Negate(Quarter))),
            One(cx, GateKind.H, target),
        ],
    };

    /// <summary>An RZZ in the gate that the machine has, with H on both where that rotates about X.</summary>
    private IEnumerable<GateIr> Natively(GateIr rzz, Scalar angle)
    {
        var (a, b) = (rzz.Qubits[0], rzz.Qubits[1]);
        var gate = rotation switch
        {
            GateKind.RZZ => Two(rzz, GateKind.RZZ, a, b, angle),
            GateKind.RXX => Two(rzz, GateKind.RXX, a, b, angle),
            _ => Two(rzz, GateKind.MS, a, b, ScalarAlgebra.Zero, ScalarAlgebra.Zero, angle),
        };
        if (rotation == GateKind.RZZ) return [gate];
        return [One(rzz, GateKind.H, a), One(rzz, GateKind.H, b), gate, One(rzz, GateKind.H, a), One(rzz, GateKind.H, b)];
    }
}
