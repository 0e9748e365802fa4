using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Two gates in a row, on the same qubits, as one gate or none.</summary>
internal static class GatePairs
{
    /// <param name="combined">Null where the gates cancel.</param>
    public static bool TryCombine(GateIr first, GateIr second, out GateIr? combined)
    {
        combined = null;
        if (GetPhase(first) is { } a && GetPhase(second) is { } b && HasSameOperands(first, second))
        {
            var sum = WrapAngles.Wrap(ToPhase(first, ScalarAlgebra.Add(a, b)));
            if (!DropIdentities.IsIdentity(sum)) combined = Rename(sum);
            return true;
        }

        if (first.Kind != second.Kind || !HasSameOperands(first, second)) return false;
        switch (first.Kind)
        {
            case GateKind.X or GateKind.Y or GateKind.H or GateKind.CX or GateKind.CY or GateKind.Swap or GateKind.CCX:
                return true;
            case GateKind.U:
                return IsInverse(first, second);
            case GateKind.RX or GateKind.RY or GateKind.RZ or GateKind.RXX or GateKind.RYY or GateKind.RZZ:
            case GateKind.CRX or GateKind.CRY or GateKind.CRZ:
                var sum = WrapAngles.Wrap(first with { Angles = EquatableArray.Of(ScalarAlgebra.Add(first.Angles[0], second.Angles[0])) });
                if (!DropIdentities.IsIdentity(sum)) combined = sum;
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// Whether the second gate undoes the first by what they are. Rotations whose constant angles only happen to add up to a period, or to be 0,
    /// do not count.
    /// </summary>
    public static bool Undoes(GateIr first, GateIr second) =>
        TryCombine(first, second, out var combined) && combined is null
            && first.Angles.Count == second.Angles.Count
            && !DropIdentities.IsIdentity(first)
            && (first.Angles.Count != 1 || ScalarAlgebra.Add(first.Angles[0], second.Angles[0]) is ConstantScalar { Value: var sum } && AngleConstants.AreEqual(sum, 0));

    private static bool HasSameOperands(GateIr first, GateIr second) => first.Kind switch
    {
        _ when GateTable.Get(first.Kind).IsSymmetric => first.Qubits.OrderBy(q => q).SequenceEqual(second.Qubits.OrderBy(q => q)),
        GateKind.CCX => first.Qubits[2] == second.Qubits[2] && first.Qubits.OrderBy(q => q).SequenceEqual(second.Qubits.OrderBy(q => q)),
        _ => first.Qubits == second.Qubits,
    };

    /// <summary>U(θ, φ, λ) is undone by U(−θ, −λ, −φ).</summary>
    private static bool IsInverse(GateIr first, GateIr second)
    {
        var (a, b) = (first.Angles, second.Angles);
        return Cancel(a[0], b[0]) && Cancel(a[1], b[2]) && Cancel(a[2], b[1]);

        static bool Cancel(Scalar x, Scalar y) => AngleConstants.IsZero(ScalarAlgebra.Add(x, y), WrapAngles.GetPeriod(GateKind.U));
    }

    /// <summary>The angle of a gate that is P, or CP, by another name; null for other gates.</summary>
    private static Scalar? GetPhase(GateIr gate) => gate.Kind switch
    {
        GateKind.Z or GateKind.CZ => new ConstantScalar(Math.PI),
        GateKind.S => new ConstantScalar(Math.PI / 2),
        GateKind.Sdg => new ConstantScalar(-Math.PI / 2),
        GateKind.T => new ConstantScalar(Math.PI / 4),
        GateKind.Tdg => new ConstantScalar(-Math.PI / 4),
        GateKind.P or GateKind.CP => gate.Angles[0],
        _ => null,
    };

    private static GateIr ToPhase(GateIr gate, Scalar angle) =>
        gate with { Kind = gate.Qubits.Count == 1 ? GateKind.P : GateKind.CP, Angles = EquatableArray.Of(angle) };

    /// <summary>P or CP under the name it has for a particular angle.</summary>
    private static GateIr Rename(GateIr phase)
    {
        if (phase.Angles[0] is not ConstantScalar { Value: var angle }) return phase;
        GateKind? name = phase.Kind switch
        {
            _ when AngleConstants.AreEqual(Math.Abs(angle), Math.PI) => phase.Kind == GateKind.P ? GateKind.Z : GateKind.CZ,
            GateKind.CP => null,
            _ when AngleConstants.AreEqual(angle, Math.PI / 2) => GateKind.S,
            _ when AngleConstants.AreEqual(angle, -Math.PI / 2) => GateKind.Sdg,
            _ when AngleConstants.AreEqual(angle, Math.PI / 4) => GateKind.T,
            _ when AngleConstants.AreEqual(angle, -Math.PI / 4) => GateKind.Tdg,
            _ => null,
        };
        return name is { } kind ? phase with { Kind = kind, Angles = default } : phase;
    }
}
