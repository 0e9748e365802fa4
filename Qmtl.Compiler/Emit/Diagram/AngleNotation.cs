using System.Globalization;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.Diagram;

/// <summary>Angles as short as a reader needs them: <c>π·shared[0]</c>, <c>3π/4</c>, numbers to four digits, long ones cut.</summary>
internal sealed class AngleNotation(ModelNames names) : ScalarNotation
{
    private const int GateLimit = 28;
    private const int AngleLimit = 14;

    protected override string TimesSign => "·";

    protected override string DivisionSign => "/";

    /// <summary>The angles of a gate in parentheses; nothing for a gate without.</summary>
    public string Arguments(EquatableArray<Scalar> angles)
    {
        if (angles.Count == 0) return "";
        var limit = Math.Max(AngleLimit, GateLimit / angles.Count);
        return "(" + string.Join(", ", angles.Select(a => Cut(Write(a), limit))) + ")";
    }

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

    private static string Cut(string text, int limit) => text.Length <= limit ? text : text.Substring(0, limit - 1) + "…";
}
