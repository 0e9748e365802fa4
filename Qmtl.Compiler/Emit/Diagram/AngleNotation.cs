using System.Globalization;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.Diagram;

/// <summary>Angles as short as a reader needs them: <c>π·shared[0]</c>, <c>3π/4</c>, numbers to four digits.</summary>
internal sealed class AngleNotation(ModelNames names) : ScalarNotation
{
    protected override string TimesSign => "·";

    protected override string DivisionSign => "/";

    protected override Written Constant(double value)
    {
        if (PiFraction.Of(value) is not { } fraction)
        {
            return new(value.ToString("G4", CultureInfo.InvariantCulture), value < 0 ? Binding.Sign : Binding.Atom);
        }

        var multiple = fraction.Numerator is 1 or -1 ? "" : Math.Abs(fraction.Numerator).ToString(CultureInfo.InvariantCulture);
        var text = (fraction.Numerator < 0 ? "-" : "") + multiple + "π";
        return fraction.Denominator == 1
            ? new(text, fraction.Numerator < 0 ? Binding.Sign : Binding.Atom)
            : new(FormattableString.Invariant($"{text}/{fraction.Denominator}"), Binding.Product);
    }

    protected override Written Value(ValueScalar value) => new(names.Value(value.Index).Local, Binding.Atom);

    protected override Written Parameter(ParameterScalar parameter) => new(names.Parameter(parameter.Index).Local, Binding.Atom);
}
