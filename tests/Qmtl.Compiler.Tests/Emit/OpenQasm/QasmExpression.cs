using System.Globalization;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>Reads and evaluates one real expression: float literals, names, <c>+ - * /</c>, signs, parentheses. Integers are refused.</summary>
/// <param name="resolve">The value of a name; throws for one that is not declared.</param>
/// <param name="functions">Whether tanh and relu may be called, as in the comments that state formulas.</param>
internal sealed class QasmExpression(string text, Func<string, double> resolve, bool functions = false)
{
    private int at;

    public double Evaluate()
    {
        var value = Sum();
        return at == text.Length ? value : throw Unexpected();
    }

    private double Sum()
    {
        var value = Product();
        while (true)
        {
            if (Accept('+')) value += Product();
            else if (Accept('-')) value -= Product();
            else return value;
        }
    }

    private double Product()
    {
        var value = Factor();
        while (true)
        {
            if (Accept('*')) value *= Factor();
            else if (Accept('/')) value /= Factor();
            else return value;
        }
    }

    private double Factor()
    {
        if (Accept('-')) return -Factor();
        if (Accept('(')) return Closed();
        var start = at;
        if (at < text.Length && char.IsAsciiDigit(text[at])) return Float(start);
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || "_.[,]".Contains(text[at], StringComparison.Ordinal))) at++;
        var name = text[start..at];
        Skip();
        if (functions && name is "tanh" or "relu")
        {
            if (!Accept('(')) throw Unexpected();
            return name == "tanh" ? Math.Tanh(Closed()) : Math.Max(0, Closed());
        }

        if (name.Length == 0) throw Unexpected();
        return name == "pi" ? Math.PI : resolve(name);
    }

    private double Closed()
    {
        var value = Sum();
        return Accept(')') ? value : throw Unexpected();
    }

    private double Float(int start)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or 'e' || (text[at] is '-' or '+' && text[at - 1] == 'e'))) at++;
        var literal = text[start..at];
        if (!literal.Contains('.', StringComparison.Ordinal) && !literal.Contains('e', StringComparison.Ordinal))
            throw new FormatException($"The integer {literal} stands for a float.");
        Skip();
        return double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private bool Accept(char character)
    {
        Skip();
        if (at >= text.Length || text[at] != character) return false;
        at++;
        Skip();
        return true;
    }

    private void Skip()
    {
        while (at < text.Length && text[at] == ' ') at++;
    }

    private FormatException Unexpected() => new($"Unexpected text at {at} of '{text}'.");
}
