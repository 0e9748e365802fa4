using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Drops what does nothing whatever the weights and inputs: rotations by 0, U(0, φ, −φ), and channels of probability 0.</summary>
internal static class DropIdentities
{
    public static ModelIr Run(ModelIr model) => GateLists.Rewrite(model, operations => operations.Where(o => !IsIdentity(o)));

    private static bool IsIdentity(OperationIr operation) => operation is GateIr gate ? IsIdentity(gate) : operation is ChannelIr { Map: var map } && map == BlochMap.Identity;

    public static bool IsIdentity(GateIr gate)
    {
        var period = WrapAngles.GetPeriod(gate.Kind);
        if (gate.Kind is GateKind.GPI or GateKind.GPI2) return false;
        if (gate.Kind == GateKind.MS) return AngleConstants.IsZero(gate.Angles[2], period);
        return gate.Angles.Count switch
        {
            0 => false,
            1 => AngleConstants.IsZero(gate.Angles[0], period),
            _ => AngleConstants.IsZero(gate.Angles[0], period) && AngleConstants.IsZero(ScalarAlgebra.Add(gate.Angles[1], gate.Angles[2]), period),
        };
    }
}
