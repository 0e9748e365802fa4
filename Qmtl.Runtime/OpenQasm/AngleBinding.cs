using System.Globalization;
using System.Text;

namespace Qmtl.OpenQasm;

/// <summary>
/// Writes the angles of one sample into a program that the compiler left open: wherever it holds a formula in braces, such as
/// <c>{pi*v72 + p3}</c>, its value takes the place.
/// </summary>
public static class AngleBinding
{
    /// <summary>The program with numbers in place of its formulas. They are written so that they read back as the same double.</summary>
    /// <param name="program">The open program.</param>
    /// <param name="values">The value vector of the sample, which formulas call <c>v</c>.</param>
    /// <param name="parameters">The flat parameter vector, which formulas call <c>p</c>.</param>
    /// <exception cref="ArgumentException">An angle is not finite.</exception>
    /// <exception cref="FormatException">The program holds something else in braces: it is not one of the compiler's.</exception>
    public static string Bind(string program, ReadOnlySpan<double> values, ReadOnlySpan<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(program);
        var text = new StringBuilder(program.Length);
        var rest = program.AsSpan();
        for (var open = NextFormula(rest); open >= 0; open = NextFormula(rest))
        {
            var length = rest[open..].IndexOf('}');
            if (length < 0) throw new FormatException("A brace is not closed.");
            var formula = rest.Slice(open + 1, length - 1);
            text.Append(rest[..open]).Append(Literal(Evaluate(formula, values, parameters)));
            rest = rest[(open + length + 1)..];
        }

        return text.Append(rest).ToString();
    }

    /// <summary>The brace before the next formula; −1 where there is none. A brace at the end of a line opens a box of gates.</summary>
    private static int NextFormula(ReadOnlySpan<char> text)
    {
        for (var from = 0; ;)
        {
            var open = text[from..].IndexOf('{');
            if (open < 0) return -1;
            from += open + 1;
            if (from == text.Length || text[from] != '\n') return from - 1;
        }
    }

    /// <summary>The value of one formula, as it stands in an open program without its braces.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="values">The value vector of the sample, which formulas call <c>v</c>.</param>
    /// <param name="parameters">The flat parameter vector, which formulas call <c>p</c>.</param>
    /// <exception cref="ArgumentException">The angle is not finite.</exception>
    /// <exception cref="FormatException">The text is no formula of the compiler.</exception>
    public static double Evaluate(ReadOnlySpan<char> formula, ReadOnlySpan<double> values, ReadOnlySpan<double> parameters)
    {
        var angle = AngleFormula.Evaluate(formula, values, parameters);
        return double.IsFinite(angle) ? angle : throw new ArgumentException($"The angle {formula} of the circuit is not a finite number for this sample.");
    }

    /// <summary>A float literal, always with a point: readers take one without for an integer, and some want it before an exponent.</summary>
    internal static string Literal(double value)
    {
        if (value == 0) return "0.0"; // Without the sign that a zero can have.
        var text = value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        if (text.Contains('.', StringComparison.Ordinal)) return text;
        var exponent = text.IndexOf('e', StringComparison.Ordinal);
        return exponent < 0 ? text + ".0" : text.Insert(exponent, ".0");
    }
}
