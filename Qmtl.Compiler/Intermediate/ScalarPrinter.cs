using System.Globalization;

namespace Qmtl.Compiler.Intermediate;

/// <summary>Prints scalars with the names of their model: <c>tanh(pixels[3]) * odd.theta[0,1,0]</c>. A moving leaf counts with <c>i</c>.</summary>
public sealed class ScalarPrinter(ModelNames names) : ScalarNotation
{
    protected override Written Constant(double value) =>
        new(value.ToString("R", CultureInfo.InvariantCulture), value < 0 ? Binding.Sign : Binding.Atom);

    protected override Written Value(ValueScalar value) => new(Moving(names.Value(value.Index), value.Moves), Binding.Atom);

    protected override Written Parameter(ParameterScalar parameter) => new(Moving(names.Parameter(parameter.Index), parameter.Moves), Binding.Atom);

    private static string Moving(ElementName element, bool moves)
    {
        var text = element.ToString();
        return !moves ? text : text.EndsWith("]", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) + "+i]" : text + "+i";
    }
}
