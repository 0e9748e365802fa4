using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>
/// Writes constant angles as numbers, and others in braces as formulas of the value vector <c>v</c> and the parameter vector <c>p</c>,
/// <c>{pi*v72 + p3}</c>: OpenQASM 2 has no parameters, so the runtime writes the number of a sample in their place.
/// </summary>
internal sealed class OpenQasm2Angles : OpenQasmAngles
{
    private static readonly ParameterBinding Constants = new(parameters: null);

    protected override string TimesSign => "*";

    protected override string DivisionSign => "/";

    public override string Angle(Scalar scalar)
    {
        var folded = Constants.Apply(scalar);
        return folded is ConstantScalar constant ? WriteNumber(constant.Value).Text : "{" + Write(folded) + "}";
    }

    protected override Written Value(ValueScalar value) => new(FormattableString.Invariant($"v{value.Index}"), Binding.Atom);

    protected override Written Parameter(ParameterScalar parameter) => new(FormattableString.Invariant($"p{parameter.Index}"), Binding.Atom);
}
