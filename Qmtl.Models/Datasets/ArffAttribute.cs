using System.Globalization;
using Qmtl.Data;

namespace Qmtl.Models.Datasets;

/// <summary>A column of an ARFF file: of numbers, or of some codes that are numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Codes">The values that a nominal one can have; null where every number can be.</param>
internal sealed record ArffAttribute(string Name, IReadOnlyList<string>? Codes)
{
    /// <summary>Whether it answers yes or no: the codes are 0 and 1.</summary>
    public bool IsBinary => Codes is ["0", "1"] or ["1", "0"];

    /// <summary>Reads what follows <c>@attribute</c>.</summary>
    /// <exception cref="DataException">It is malformed, or its values are not numbers.</exception>
    public static ArffAttribute Parse(ArffTokens tokens)
    {
        var name = tokens.Word();
        return tokens.TryTake('{') ? Nominal(name, tokens) : Numeric(name, tokens);
    }

    /// <summary>The number that a value is; NaN for <c>?</c>, a missing one.</summary>
    /// <exception cref="DataException">It is not a finite number, or none of the codes.</exception>
    public double Number(string text, ArffTokens tokens)
    {
        if (text == "?") return double.NaN;
        if (Codes is not null && !Codes.Contains(text))
            throw tokens.Problem($"'{text}' is none of the values that it is declared with: {string.Join(", ", Codes)}.", $"'{Name}'");
        return TryNumber(text, out var number) ? number : throw tokens.Problem($"'{text}' is not a finite number.", $"'{Name}'");
    }

    private static ArffAttribute Nominal(string name, ArffTokens tokens)
    {
        var codes = tokens.Words();
        if (!tokens.TryTake('}')) throw tokens.Problem($"the values of attribute '{name}' do not end in a brace. The file is truncated or damaged.");
        RequireEnd(name, tokens);
        var text = codes.FirstOrDefault(code => !TryNumber(code, out _));
        if (text is not null)
            throw tokens.Problem($"attribute '{name}' has values that are not numbers, such as '{text}'. Write a column of {{0,1}} for each value instead.");
        return new ArffAttribute(name, codes);
    }

    private static ArffAttribute Numeric(string name, ArffTokens tokens)
    {
        var type = tokens.Word();
        if (type.ToUpperInvariant() is not ("NUMERIC" or "REAL" or "INTEGER"))
            throw tokens.Problem($"attribute '{name}' is of type {type}, but models take numbers. Remove the column, or write it as numbers.");
        RequireEnd(name, tokens);
        return new ArffAttribute(name, null);
    }

    private static void RequireEnd(string name, ArffTokens tokens)
    {
        if (!tokens.IsAtEnd) throw tokens.Problem($"more follows the type of attribute '{name}'. Enclose names that hold blanks in quotes.");
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
