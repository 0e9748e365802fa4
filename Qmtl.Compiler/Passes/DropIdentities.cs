using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Drops gates that do nothing whatever the weights and inputs: rotations by 0, and U(0, φ, −φ).</summary>
internal static class DropIdentities
{
    public static ModelIr Run(ModelIr model) => GateLists.Rewrite(model, gates => gates.Where(g => !IsIdentity(g)));

    public static bool IsIdentity(GateIr gate)
    {
        var period = WrapAngles.GetPeriod(gate.Kind);
        return gate.Angles.Count switch
        {
            0 => false,
            1 => AngleConstants.IsZero(gate.Angles[0], period),
            _ => AngleConstants.IsZero(gate.Angles[0], period) && AngleConstants.IsZero(ScalarAlgebra.Add(gate.Angles[1], gate.Angles[2]), period),
        };
    }
}
