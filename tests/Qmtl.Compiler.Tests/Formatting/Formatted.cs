using System.Text.RegularExpressions;
using Qmtl.Compiler.Formatting;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Formatting;

/// <summary>Formats texts, and looks at what formatting must not change.</summary>
internal static class Formatted
{
    /// <summary>The valid samples and the examples of the documentation.</summary>
    public static IReadOnlyList<string> Programs { get; } =
    [
        .. Sample.All.Where(s => s.IsValid).Select(s => s.Read().Content),
        .. Documents("*.md").SelectMany(FencedExamples.Read).Where(IsCorrect),
        .. Documents("*.qmtl").Select(File.ReadAllText),
    ];

    private static IEnumerable<string> Documents(string pattern) =>
        Directory.GetFiles(FencedExamples.Documentation, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static string Text(string text) => Formatter.Format(new SourceText("main.qmtl", text)).Text.ShouldNotBeNull(text);

    public static bool IsCorrect(string text) => SyntaxParser.Parse(new SourceText("main.qmtl", text)).Diagnostics.Count == 0;

    /// <summary>Tokens and comments without their places. Lines within comments end in <c>\n</c>, without blanks.</summary>
    public static string Tokens(string text)
    {
        var printed = TokenPrinter.Print(new SourceText("main.qmtl", text)).Split('\n').Select(line => Regex.Replace(line, @"^\d+,\d+ +", ""));
        return Regex.Replace(string.Join('\n', printed), @"[ \t]*(\\r\\n|\\n|\\r)", @"\n");
    }

    /// <summary>The syntax tree without places.</summary>
    public static string Tree(string text)
    {
        var source = new SourceText("main.qmtl", text);
        return Regex.Replace(SyntaxPrinter.Print(SyntaxParser.Parse(source).File, source), @"  \[\d+,\d+ - \d+,\d+\]", "");
    }

    /// <summary>Formats a text, and asserts that only its white space changes, and changes once.</summary>
    public static string Check(string text)
    {
        var formatted = Text(text);
        Tokens(formatted).ShouldBe(Tokens(text), text);
        Tree(formatted).ShouldBe(Tree(text), text);
        Text(formatted).ShouldBe(formatted, text);
        formatted.ShouldNotContain("\r");
        Regex.IsMatch(formatted, @"[ \t]\n").ShouldBeFalse(formatted);
        if (formatted.Length > 0) formatted.ShouldEndWith("\n");
        formatted.ShouldNotContain("\n\n\n");
        return formatted;
    }
}
