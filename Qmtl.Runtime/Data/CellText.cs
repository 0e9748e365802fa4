using System.Globalization;

namespace Qmtl.Data;

/// <summary>What the text of one cell means.</summary>
internal static class CellText
{
    private static readonly string[] MissingMarks = ["", "NA", "N/A", "NaN", "null", "?"];

    /// <summary>
    /// Whether the cell says that there is no value: it is blank or, in any case, <c>NA</c>, <c>N/A</c>, <c>NaN</c>, <c>null</c> or
    /// <c>?</c>.
    /// </summary>
    public static bool IsMissing(string text)
    {
        var trimmed = text.AsSpan().Trim();
        foreach (var mark in MissingMarks)
        {
            if (trimmed.Equals(mark, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Reads a number with a decimal point, of any culture's machine; NaN and infinities are numbers here.</summary>
    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>The text as an error message shows it.</summary>
    public static string Quote(string text) => text.Length > 40 ? $"'{text[..40]}…'" : $"'{text}'";
}
