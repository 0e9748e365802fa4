using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Targets;

/// <summary>The angle of a rotation about Z: a part that depends on weights and inputs, and a constant, modulo 2π.</summary>
/// <param name="Varying">Null where there is none.</param>
internal readonly record struct ZAngle(Scalar? Varying, double Constant)
{
    private const double Period = 2 * Math.PI;

    public static ZAngle Zero => default;

    public bool IsConstant => Varying is null;

    public bool IsZero => IsConstant && Constant == 0;

    public static ZAngle Of(Scalar angle) => angle is ConstantScalar { Value: var value } ? Of(value) : new(angle, 0);

    public static ZAngle Of(double angle) => new(null, AngleConstants.Wrap(angle, Period));

    public ZAngle Add(ZAngle other)
    {
        var constant = AngleConstants.Wrap(Constant + other.Constant, Period);
        if (other.Varying is null || Varying is null) return new(Varying ?? other.Varying, constant);
        return ScalarAlgebra.Add(Varying, other.Varying) is var sum && sum is ConstantScalar { Value: var value } ? Of(constant + value) : new(sum, constant);
    }

    public ZAngle Negate() => new(Varying is null ? null : ScalarAlgebra.Negate(Varying), AngleConstants.Wrap(-Constant, Period));

    public Scalar ToScalar() => Varying is null ? ScalarAlgebra.Constant(Constant) : ScalarAlgebra.Add(Varying, ScalarAlgebra.Constant(Constant));
}
