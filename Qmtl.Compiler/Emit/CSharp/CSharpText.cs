using System.Globalization;

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

    public static string Escaped(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary><c>shared.weight</c> → <c>SharedWeight</c>, <c>large_head</c> → <c>LargeHead</c>.</summary>
    public static string Pascal(string name) => string.Concat(
        name.Split(['.', '_'], StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));

    public static string Literal(double value) => value switch
    {
        Math.PI => "global::System.Math.PI",
        Math.PI / 2 => "global::System.Math.PI / 2",
        _ => WithPoint(value.ToString("R", CultureInfo.InvariantCulture)),
    };

    public static string Literal(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    public static string Mask(int mask) => "0x" + mask.ToString("x2", CultureInfo.InvariantCulture);

    public static string List(IEnumerable<int> items) => string.Join(", ", items.Select(i => i.ToString(CultureInfo.InvariantCulture)));

    private static string WithPoint(string digits) => digits.IndexOfAny(['.', 'e', 'E']) >= 0 ? digits : digits + ".0";
}
