using Qmtl.Compiler.Intermediate;
using static Qmtl.Compiler.Targets.GateForms;

namespace Qmtl.Compiler.Targets;

/// <summary>Rotations about X by constants and about Z in the gates of one qubit that a machine has, up to a global phase.</summary>
internal sealed class OneQubitGates(EquatableArray<GateKind> basis)
{
    private static readonly Scalar Quarter = new ConstantScalar(Math.PI / 2);

    /// <summary>The gate of the set that is no rotation about Z.</summary>
    private readonly GateKind second = BasisGates.OneQubitSet(basis) is { } set
        ? set[set.Count - 1]
        : throw new ArgumentException("The basis does not make every gate of one qubit.", nameof(basis));

    /// <summary>Whether rotations about Z are no gates: the phases of what follows count from another angle instead (McKay et al., arXiv:1612.00858).</summary>
    public bool HasVirtualZ => second == GateKind.GPI2;

    /// <summary>The rotation about X by <paramref name="turn"/>, from 0 to π, between rotations about Z, of which the last one stays.</summary>
    /// <param name="frame">The rotation about Z before it.</param>
    /// <param name="after">What is left to do after the gates.</param>
    public IEnumerable<GateIr> Turn(GateIr origin, int qubit, ZAngle frame, double turn, out ZAngle after)
    {
        var isHalf = AngleConstants.AreEqual(turn, Math.PI);
        var isQuarter = AngleConstants.AreEqual(turn, Math.PI / 2);
        after = ZAngle.Zero;
        switch (second)
        {
            case GateKind.RX:
                return [.. Z(origin, qubit, frame), One(origin, GateKind.RX, qubit, new ConstantScalar(turn))];
            case GateKind.RY:
                // A quarter turn about Z brings Y to X.
                after = ZAngle.Of(-Math.PI / 2);
                return [.. Z(origin, qubit, frame.Add(ZAngle.Of(Math.PI / 2))), One(origin, GateKind.RY, qubit, new ConstantScalar(turn))];
            case GateKind.U:
                return [One(origin, GateKind.U, qubit, new ConstantScalar(turn), ScalarAlgebra.Negate(Quarter), frame.Add(ZAngle.Of(Math.PI / 2)).ToScalar())];
            case GateKind.GPI2:
                after = frame;
                if (isHalf) return [One(origin, GateKind.GPI, qubit, frame.Negate().ToScalar())];
                if (isQuarter) return [One(origin, GateKind.GPI2, qubit, frame.Negate().ToScalar())];

                // RX(turn) is RZ(π/2), SX, RZ(turn + π), SX, RZ(π/2), and SX with a rotation by φ about Z before it is GPI2(−φ) with that behind it.
                var middle = frame.Add(ZAngle.Of((Math.PI / 2) + turn + Math.PI));
                after = middle.Add(ZAngle.Of(Math.PI / 2));
                return [One(origin, GateKind.GPI2, qubit, frame.Add(ZAngle.Of(Math.PI / 2)).Negate().ToScalar()), One(origin, GateKind.GPI2, qubit, middle.Negate().ToScalar())];
            default:
                if (isHalf) return [.. Z(origin, qubit, frame), .. Half(origin, qubit)];
                var sx = One(origin, GateKind.SX, qubit);
                if (isQuarter) return [.. Z(origin, qubit, frame), sx];

                // RX(turn) is RZ(π/2), SX, RZ(turn + π), SX, RZ(π/2).
                after = ZAngle.Of(Math.PI / 2);
                return [.. Z(origin, qubit, frame.Add(after)), sx, .. Z(origin, qubit, ZAngle.Of(turn + Math.PI)), sx];
        }
    }

    /// <summary>A rotation about Z; with virtual ones, two half turns about axes between X and Y.</summary>
    public IEnumerable<GateIr> Z(GateIr origin, int qubit, ZAngle angle)
    {
        if (angle.IsZero) return [];
        return second switch
        {
            GateKind.GPI2 => [One(origin, GateKind.GPI, qubit, ScalarAlgebra.Zero), One(origin, GateKind.GPI, qubit, ScalarAlgebra.Scale(0.5, angle.ToScalar()))],
            GateKind.U => [One(origin, GateKind.U, qubit, ScalarAlgebra.Zero, ScalarAlgebra.Zero, angle.ToScalar())],
            _ => [One(origin, GateKind.RZ, qubit, angle.ToScalar())],
        };
    }

    private IEnumerable<GateIr> Half(GateIr origin, int qubit) => basis.Contains(GateKind.X)
        ? [One(origin, GateKind.X, qubit)]
        : [One(origin, GateKind.SX, qubit), One(origin, GateKind.SX, qubit)];
}
