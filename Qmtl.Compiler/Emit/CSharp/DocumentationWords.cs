using System.Globalization;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>XML documentation: the user's words first, then what the compiler knows.</summary>
internal static class DocumentationWords
{
    /// <param name="documentation">The user's plain text; may be empty.</param>
    /// <param name="otherwise">What stands there in XML where the user says nothing.</param>
    /// <param name="facts">What is added in any case, in XML.</param>
    public static string Of(string documentation, string otherwise, string facts = "")
    {
        var words = documentation.Length > 0 ? Sentence(Xml(documentation)) : otherwise;
        if (words.Length == 0 || facts.Length == 0) return words + facts;
        return words + (documentation.Contains('\n') ? "\n" : " ") + facts;
    }

    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary><c>Shape [8, 64].</c></summary>
    public static string Shape(IReadOnlyCollection<int> shape) => shape.Count == 0 ? "One number." : $"Shape [{CSharpText.List(shape)}].";

    /// <summary>How a tensor starts.</summary>
    public static string Start(InitializerIr initializer) => initializer switch
    {
        InitializerIr.Uniform u => $"Drawn from uniform({Number(u.Low)}, {Number(u.High)}) before training.",
        InitializerIr.Normal n => $"Drawn from normal({Number(n.Mean)}, {Number(n.StandardDeviation)}) before training.",
        InitializerIr.Constant c => $"{Number(c.Value)} before training.",
        _ => throw new InvalidOperationException($"No words are known for {initializer}."),
    };

    /// <summary><c>task[0] to task[31]</c>, in the order of a list.</summary>
    public static string Members(IReadOnlyList<HeadIr> family) =>
        family.Count == 1
            ? $"<c>{family[0].DisplayName}</c>"
            : $"<c>{family[0].DisplayName}</c> to <c>{family[family.Count - 1].DisplayName}</c>";

    private static string Sentence(string text) => char.IsLetterOrDigit(text[text.Length - 1]) ? text + "." : text;

    private static string Number(double value)
    {
        if (PiFraction.Of(value) is not { } fraction) return value.ToString("G4", CultureInfo.InvariantCulture);
        var multiple = fraction.Numerator switch { 1 => "π", -1 => "-π", var n => FormattableString.Invariant($"{n}π") };
        return fraction.Denominator == 1 ? multiple : FormattableString.Invariant($"{multiple}/{fraction.Denominator}");
    }
}
