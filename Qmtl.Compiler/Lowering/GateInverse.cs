using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Lowering;

/// <summary>The gate that undoes another, up to a global phase.</summary>
internal static class GateInverse
{
    /// <summary>Turns the last gates of a circuit, from <paramref name="start"/> on, into their inverse.</summary>
    /// <returns>A channel among them, which has none; null where there is none.</returns>
    public static ChannelIr? Invert(List<OperationIr> operations, int start)
    {
        operations.Reverse(start, operations.Count - start);
        for (var i = start; i < operations.Count; i++)
        {
            if (operations[i] is ChannelIr channel) return channel;
            operations[i] = Of((GateIr)operations[i]);
        }

        return null;
    }

    public static GateIr Of(GateIr gate) => gate.Kind switch
    {
        GateKind.S => gate with { Kind = GateKind.Sdg },
        GateKind.Sdg => gate with { Kind = GateKind.S },
        GateKind.T => gate with { Kind = GateKind.Tdg },
        GateKind.Tdg => gate with { Kind = GateKind.T },
        GateKind.SX => gate with { Kind = GateKind.RX, Angles = EquatableArray.Of<Scalar>(new ConstantScalar(-Math.PI / 2)) },
        GateKind.U => gate with { Angles = EquatableArray.Of(Negate(gate.Angles[0]), Negate(gate.Angles[2]), Negate(gate.Angles[1])) },

        GateKind.GPI => gate,
        GateKind.GPI2 => gate with { Angles = EquatableArray.Of(ConstantFolding.Combine(ScalarOperator.Add, gate.Angles[0], new ConstantScalar(Math.PI))) },
        GateKind.MS => gate with { Angles = EquatableArray.Of(gate.Angles[0], gate.Angles[1], Negate(gate.Angles[2])) },

        // The others undo themselves, or turn about a fixed axis.
        _ => gate with { Angles = gate.Angles.Select(Negate).ToEquatableArray() },
    };

    private static Scalar Negate(Scalar angle) => ConstantFolding.Negate(angle);
}
