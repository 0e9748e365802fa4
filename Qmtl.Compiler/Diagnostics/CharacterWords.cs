using System.Globalization;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>How to put right a character that the language does not know.</summary>
internal static class CharacterWords
{
    private static readonly Dictionary<char, string> Replacements = new()
    {
        ['\u2212'] = "-",
        ['\u2013'] = "-",
        ['\u00D7'] = "*",
        ['\u00B7'] = "*",
        ['\u22C5'] = "*",
        ['\u00F7'] = "/",
        ['\u2026'] = "..",
        ['\uFF1B'] = ";",
        ['\uFF0C'] = ",",
        ['\uFF1A'] = ":",
        ['\uFF08'] = "(",
        ['\uFF09'] = ")",
    };

    /// <summary>The characters in quotes; those that cannot be seen by their number.</summary>
    public static string Describe(string text) => text.Any(IsInvisible) || !IsWellFormed(text)
        ? string.Join(" ", text.Select(c => FormattableString.Invariant($"U+{(int)c:X4}")))
        : $"'{text}'";

    public static string Remedy(string text) => Replacements.TryGetValue(text[0], out var replacement)
        ? $"Write '{replacement}' instead."
        : text[0] switch
        {
            '"' => "A path in quotes ends on its line; names stand without quotes.",
            '\'' => "Names stand without quotes.",
            '#' => "A comment starts with '//'.",
            '^' => "A power is written as a product, as in 'x * x'.",
            _ => "Remove it.",
        };

    /// <summary>Whether every half of a surrogate pair has its other half.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i]))) return false;
        }

        return true;
    }

    private static bool IsInvisible(char c) =>
        char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.SpaceSeparator;
}
