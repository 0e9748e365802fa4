using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Brings constant angles into their first period around 0.</summary>
/// <remarks>
/// A rotation by 2π is −1. That is a global phase for RX to RZZ, and for RY within U, but a phase of the control for CRX, CRY and
/// CRZ, whose period is therefore 4π.
/// </remarks>
internal static class WrapAngles
{
    public static ModelIr Run(ModelIr model) => GateLists.RewriteGates(model, Wrap);

    /// <summary>How far an angle of a gate can be moved without a change of any expectation.</summary>
    public static double GetPeriod(GateKind kind) => kind is GateKind.CRX or GateKind.CRY or GateKind.CRZ ? 4 * Math.PI : 2 * Math.PI;

    public static GateIr Wrap(GateIr gate)
    {
        if (!gate.Angles.Any(a => a is ConstantScalar)) return gate;
        var period = GetPeriod(gate.Kind);
        return gate with
        {
            Angles = gate.Angles.Select(a => a is ConstantScalar c ? ScalarAlgebra.Constant(AngleConstants.Wrap(c.Value, period)) : a).ToEquatableArray(),
        };
    }
}
