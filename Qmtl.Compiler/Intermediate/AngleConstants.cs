namespace Qmtl.Compiler.Intermediate;

/// <summary>Arithmetic of constant angles, which repeat.</summary>
internal static class AngleConstants
{
    /// <summary>Angles closer than this are equal: about the rounding of a few operations on multiples of π.</summary>
    public const double Tolerance = 1e-14;

    /// <summary>The angle in [−period/2, period/2] that differs by whole periods; exactly 0 where it is close.</summary>
    public static double Wrap(double angle, double period)
    {
        var wrapped = Math.IEEERemainder(angle, period);
        return AreEqual(wrapped, 0) ? 0 : wrapped;
    }

    public static bool AreEqual(double first, double second) => Math.Abs(first - second) < Tolerance;

    public static bool IsZero(Scalar scalar, double period) => scalar is ConstantScalar constant && Wrap(constant.Value, period) == 0;
}
