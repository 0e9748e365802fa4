using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>
/// Writes constant angles as numbers, and others in braces as formulas of the value vector <c>v</c> and the parameter vector <c>p</c>,
/// <c>{pi*v72 + p3}</c>: OpenQASM 2 has no parameters, so the runtime writes the number of a sample in their place.
/// </summary>
/// <param name="parameters">The flat parameter vector to write in the place of <c>p</c>; null to leave it.</param>
internal sealed class OpenQasm2Angles(IReadOnlyList<double>? parameters = null) : OpenQasmAngles
{
    private readonly ParameterBinding constants = new(parameters);

    protected override string TimesSign => "*";

    protected override string DivisionSign => "/";

    public override string Angle(Scalar scalar)
    {
        var folded = constants.Apply(scalar);
        return folded is ConstantScalar constant ? WriteNumber(constant.Value).Text : "{" + Write(folded) + "}";
    }

    /// <summary>The formula without braces.</summary>
    public string Formula(Scalar scalar) => Write(constants.Apply(scalar));

    protected override Written Value(ValueScalar value) => new(FormattableString.Invariant($"v{value.Index}"), Binding.Atom);

    protected override Written Parameter(ParameterScalar parameter) => new(FormattableString.Invariant($"p{parameter.Index}"), Binding.Atom);
}
