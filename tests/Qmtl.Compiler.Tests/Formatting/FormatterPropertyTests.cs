using System.Text.RegularExpressions;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Formatting;

/// <summary>What holds for every file, shown on programs whose white space and comments are changed at random.</summary>
public sealed class FormatterPropertyTests
{
    private static readonly string[] Blanks = ["", " ", "  ", "\t", "\n", "\r\n", "\r", "\n\n\n", " \t\n  ", "\f"];

    private static readonly string[] Comments =
        ["// note\n", "//\r\n", "/* in */", "/* of\r\n   two lines \t\n */", "///\n", "/// Text.  \r\n", "/**/"];

    [Fact]
    public void Formatting_changes_white_space_only_and_only_once()
    {
        foreach (var program in Formatted.Programs) Formatted.Check(program);
    }

    [Fact]
    public void So_it_is_however_a_file_is_spaced_and_wherever_comments_stand()
    {
        var random = new Random(20_261_123);
        foreach (var program in Formatted.Programs)
        {
            var tokens = Split(program);
            foreach (var commentShare in new[] { 0, 0.03, 0.3 })
                for (var trial = 0; trial < 3; trial++) Formatted.Check(Join(tokens, random, commentShare));
        }
    }

    [Fact]
    public void Programs_on_one_line_and_programs_of_a_token_a_line_are_formatted()
    {
        foreach (var tokens in Formatted.Programs.Select(Split))
        {
            if (!tokens.Any(t => t.StartsWith("//", StringComparison.Ordinal))) Formatted.Check(string.Join(' ', tokens));
            var column = Formatted.Check(string.Join('\n', tokens));
            column.ShouldBe(Formatted.Check(string.Join("\r\n\t", tokens)));
        }
    }

    [Fact]
    public void Layout_does_not_depend_on_spaces_tabs_and_line_ends()
    {
        foreach (var formatted in Formatted.Programs.Select(Formatted.Text))
        {
            Formatted.Text(formatted.Replace("\n", "\r\n", StringComparison.Ordinal)).ShouldBe(formatted);
            Formatted.Text(formatted.Replace("\n", "  \n", StringComparison.Ordinal)).ShouldBe(formatted);
            Formatted.Text(formatted.Replace("\n\n", "\n\n\n \n", StringComparison.Ordinal)).ShouldBe(formatted);
            Formatted.Text(formatted.Replace("    ", "\t", StringComparison.Ordinal)).ShouldBe(formatted);
            if (!formatted.Contains("/*", StringComparison.Ordinal))
                Formatted.Text(Regex.Replace(formatted, "^ +", "", RegexOptions.Multiline)).ShouldBe(formatted);
        }
    }

    [Fact]
    public void Mutated_programs_that_still_parse_keep_their_tokens()
    {
        var random = new Random(7);
        var checkedPrograms = 0;
        foreach (var tokens in Formatted.Programs.Select(Split))
        {
            for (var trial = 0; trial < 30; trial++)
            {
                var mutated = tokens.ToList();
                var (from, to) = (random.Next(mutated.Count), random.Next(mutated.Count));
                if (random.Next(2) == 0) mutated.RemoveAt(from);
                else mutated.Insert(to, mutated[from]);
                var text = Join(mutated, random, commentShare: 0);
                if (!Formatted.IsCorrect(text)) continue;
                Formatted.Check(text);
                checkedPrograms++;
            }
        }

        checkedPrograms.ShouldBeGreaterThan(20);
    }

    private static List<string> Split(string program) =>
        [.. FileTokenReader.Read(new SourceText("main.qmtl", program), CancellationToken.None).Select(t => t.Text + (t.EndsLine ? "\n" : ""))];

    /// <summary>The tokens with blanks and comments between them, such that no two tokens become one.</summary>
    private static string Join(IReadOnlyList<string> tokens, Random random, double commentShare)
    {
        var text = "";
        foreach (var token in tokens)
        {
            if (random.NextDouble() < commentShare) text = Append(text, Comments[random.Next(Comments.Length)]);
            text = Append(text, Blanks[random.Next(Blanks.Length)]);
            text = Append(text, token);
        }

        return text;
    }

    private static string Append(string text, string next) =>
        text.Length > 0 && next.Length > 0 && WouldJoin(text[^1], next[0]) ? $"{text} {next}" : text + next;

    private static bool WouldJoin(char left, char right) => (IsWord(left) && IsWord(right)) || (left == '/' && right is '/' or '*');

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '.';
}
