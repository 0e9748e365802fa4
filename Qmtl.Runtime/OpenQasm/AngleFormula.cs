using System.Globalization;
using Qmtl.Modeling;

namespace Qmtl.OpenQasm;

/// <summary>
/// Evaluates an angle as the compiler writes it: numbers, <c>pi</c>, elements <c>v12</c> of the value vector and <c>p3</c> of the parameters,
/// <c>+ - * /</c>, parentheses, and the functions of the language.
/// </summary>
internal ref struct AngleFormula
{
    private readonly ReadOnlySpan<char> text;
    private readonly ReadOnlySpan<double> values;
    private readonly ReadOnlySpan<double> parameters;
    private int position;

    private AngleFormula(ReadOnlySpan<char> text, ReadOnlySpan<double> values, ReadOnlySpan<double> parameters)
    {
        this.text = text;
        this.values = values;
        this.parameters = parameters;
    }

    /// <exception cref="FormatException">The text is no formula.</exception>
    public static double Evaluate(ReadOnlySpan<char> text, ReadOnlySpan<double> values, ReadOnlySpan<double> parameters)
    {
        var formula = new AngleFormula(text, values, parameters);
        var value = formula.Sum();
        return formula.position == text.Length ? value : throw formula.Malformed();
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
        var start = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '.' || IsSignOfExponent(start))) position++;
        var word = text[start..position];
        if (word.IsEmpty) throw Malformed();
        if (char.IsAsciiDigit(word[0])) return double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (Accept('(')) return Call(word, Closed());
        return word is "pi" ? Math.PI : Element(word);
    }

    private double Closed()
    {
        var value = Sum();
        return Accept(')') ? value : throw Malformed();
    }

    private readonly double Element(ReadOnlySpan<char> word)
    {
        var vector = word[0] switch
        {
            'v' => values,
            'p' => parameters,
            _ => throw Malformed(),
        };
        return int.TryParse(word[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < vector.Length
            ? vector[index]
            : throw Malformed();
    }

    private readonly double Call(ReadOnlySpan<char> function, double x) => function switch
    {
        "sin" => Math.Sin(x),
        "cos" => Math.Cos(x),
        "arctan" => Math.Atan(x),
        "exp" => Math.Exp(x),
        "sigmoid" => Decoding.Sigmoid(x),
        "tanh" => Math.Tanh(x),
        "relu" => Math.Max(0, x),
        _ => throw Malformed(),
    };

    /// <summary>Whether the next character is the sign in <c>1.0e-09</c>.</summary>
    private readonly bool IsSignOfExponent(int start) =>
        text[position] is '-' or '+' && position > start && text[position - 1] == 'e' && char.IsAsciiDigit(text[start]);

    private bool Accept(char character)
    {
        Skip();
        if (position == text.Length || text[position] != character) return false;
        position++;
        Skip();
        return true;
    }

    private void Skip()
    {
        while (position < text.Length && text[position] == ' ') position++;
    }

    private readonly FormatException Malformed() => new($"'{text}' is not an angle: unexpected text at {position}.");
}
