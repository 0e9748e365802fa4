using System.Globalization;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Literals and identifiers of C#.</summary>
internal static class CSharpText
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using",
        "virtual", "void", "volatile", "while",
    };

    /// <summary>The name of a type. The words that mean something in some places, and those kept for the future, have small letters only.</summary>
    public static string TypeName(string identifier) => identifier.All(c => c is >= 'a' and <= 'z') ? "@" + identifier : identifier;

    public static string Escaped(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary><c>shared.weight</c> → <c>SharedWeight</c>, <c>large_head</c> → <c>LargeHead</c>.</summary>
    public static string Pascal(string name)
    {
        var parts = name.Split(['.', '_'], StringSplitOptions.RemoveEmptyEntries);
        var pascal = string.Concat(parts.Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
        return pascal.Length > 0 && char.IsLetter(pascal[0]) ? pascal : "_" + pascal;
    }

    /// <summary>Text within a comment of one line: C# ends lines, and XML knows characters, by rules of its own.</summary>
    public static string CommentText(string text) =>
        string.Concat(text.Select(c => (char.IsControl(c) && c != '\t') || c is '\u2028' or '\u2029' or '\ufffe' or '\uffff' ? ' ' : c));

    public static string Literal(double value) =>
        PiFraction.Of(value) is { } fraction ? Multiple(fraction) : WithPoint(value.ToString("R", CultureInfo.InvariantCulture));

    public static string Literal(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    public static string Mask(int mask) => "0x" + mask.ToString("x2", CultureInfo.InvariantCulture);

    public static string Masks(IEnumerable<int> masks) => $"[{string.Join(", ", masks.Select(Mask))}]";

    public static string List(IEnumerable<int> items) => string.Join(", ", items.Select(i => i.ToString(CultureInfo.InvariantCulture)));

    private static string Multiple(PiFraction fraction)
    {
        const string Pi = "global::System.Math.PI";
        var multiple = fraction.Numerator switch
        {
            1 => Pi,
            -1 => "-" + Pi,
            _ => FormattableString.Invariant($"{fraction.Numerator} * {Pi}"),
        };
        return fraction.Denominator == 1 ? multiple : FormattableString.Invariant($"{multiple} / {fraction.Denominator}");
    }

    private static string WithPoint(string digits) => digits.IndexOfAny(['.', 'e', 'E']) >= 0 ? digits : digits + ".0";
}
