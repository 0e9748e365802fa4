using System.Globalization;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler;

/// <summary>Numbers for constants of the files, given from outside: those in the files are what holds where nothing is said.</summary>
/// <param name="Values">In the order in which they are given, each name once.</param>
public sealed record ConstantValues(EquatableArray<ConstantValue> Values)
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ';'];

    public static ConstantValues None { get; } = new(EquatableArray<ConstantValue>.Empty);

    /// <summary>Reads <c>features=768 width=24</c>: names and numbers, apart by spaces or semicolons.</summary>
    /// <exception cref="FormatException">A part is not of that form, or a name is given twice; the message says which.</exception>
    public static ConstantValues Parse(string text)
    {
        var values = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(ConstantValue.Parse).ToEquatableArray();
        var repeated = values.GroupBy(v => v.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        return repeated is null ? new ConstantValues(values) : throw new FormatException($"'{repeated.Key}' is given {repeated.Count()} times. Give it once.");
    }

    /// <summary>The file with these numbers in place of its own.</summary>
    internal FileSyntax Apply(FileSyntax file) =>
        Values.Count == 0 ? file : file with { Declarations = file.Declarations.Select(Apply).ToEquatableArray() };

    private DeclarationSyntax Apply(DeclarationSyntax declaration) =>
        declaration is ConstantDeclarationSyntax constant && Values.FirstOrDefault(v => v.Name == constant.Name.Text) is { } given
            ? constant with { Value = given.At(constant.Value.Span) }
            : declaration;
}

/// <summary>A number for the constants of a name.</summary>
public sealed record ConstantValue(string Name, double Number, bool IsInteger)
{
    /// <exception cref="FormatException">The text is not a name, an equals sign and a number.</exception>
    internal static ConstantValue Parse(string text)
    {
        var sign = text.IndexOf('=');
        var number = text.Substring(sign + 1);
        if (sign <= 0 || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || double.IsNaN(value) || double.IsInfinity(value))
            throw new FormatException($"'{text}' is not a name and a number. Write name=number, such as features=768.");
        return new ConstantValue(text.Substring(0, sign), value, number.TrimStart('-', '+').All(c => c is >= '0' and <= '9'));
    }

    /// <summary>As it would be written in a file.</summary>
    internal ExpressionSyntax At(TextSpan span)
    {
        var number = new NumberSyntax(Math.Abs(Number), IsInteger, span);
        return Number < 0 ? new UnarySyntax(UnaryOperator.Negate, number, span) : number;
    }
}
