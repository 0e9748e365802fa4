using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Qmtl.Compiler.Tests.Grammar;

/// <summary>
/// The grammar in the notation of the XML recommendation (W3C, section 6), which has the operators of ANTLR: tokens with one
/// spelling stand as that, and comments and white space have a section of their own.
/// </summary>
internal sealed partial class Ebnf
{
    private const int LineWidth = 120;
    private const string AnyCharacter = "[#x0-#x10FFFF]";

    private readonly Dictionary<string, string> spellings;

    private Ebnf(IEnumerable<GrammarRule> tokens) =>
        spellings = tokens.Where(IsSpelling).ToDictionary(t => t.Name, t => t.Body[0], StringComparer.Ordinal);

    public static string Print(IReadOnlyList<GrammarRule> lexer, IReadOnlyList<GrammarRule> parser)
    {
        var ebnf = new Ebnf(lexer);
        var words = lexer.Where(t => !IsSpelling(t) && !IsForErrors(t)).ToArray();
        var text = new StringBuilder();
        ebnf.Section(text, "Syntax", parser);
        ebnf.Section(text, "Words", words.Where(t => t.Command.Length == 0));
        ebnf.Section(text, "Between words", words.Where(t => t.Command.Length > 0));
        return text.ToString();
    }

    private static bool IsSpelling(GrammarRule rule) => rule is { IsFragment: false, Command.Length: 0, Body: [['\'', ..]] };

    /// <summary>Tokens that only say what is wrong with a text.</summary>
    private static bool IsForErrors(GrammarRule rule) => rule.Name is "MALFORMED" or "UNEXPECTED";

    private void Section(StringBuilder text, string title, IEnumerable<GrammarRule> rules)
    {
        var names = rules.ToDictionary(rule => rule, rule => Name(rule.Name));
        if (names.Count == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? "\n" : "")}/* {title} */\n");
        var width = names.Values.Max(n => n.Length);
        foreach (var (rule, name) in names)
        {
            var indent = new string(' ', width);
            var alternatives = Alternatives(rule.Body);
            var line = $"{name.PadRight(width)} ::= {string.Join(" | ", alternatives)}";
            text.Append(line.Length <= LineWidth ? line : $"{name.PadRight(width)} ::= {string.Join($"\n{indent}   | ", alternatives)}").Append('\n');
        }
    }

    /// <summary>Splits a body at its outermost bars.</summary>
    private List<string> Alternatives(IReadOnlyList<string> body)
    {
        var (alternatives, current, depth) = (new List<string>(), new List<string>(), 0);
        foreach (var token in body)
        {
            if (token == "(") depth++;
            if (token == ")") depth--;
            if (token == "|" && depth == 0)
            {
                alternatives.Add(Join(current));
                current.Clear();
            }
            else
            {
                current.Add(token);
            }
        }

        alternatives.Add(Join(current));
        return alternatives;
    }

    private string Join(List<string> tokens)
    {
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            var joins = i == 0 || tokens[i] is ")" or "?" or "*" or "+" || tokens[i - 1] is "(";
            // In W3C's notation a complement is a set, as all of ANTLR's are here.
            if (tokens[i] == "~")
            {
                i++;
                text.Append(text.Length > 0 && tokens[i - 2] != "(" ? " " : "").Append("[^").Append(Set(tokens[i]).AsSpan(1));
                continue;
            }

            if (!joins) text.Append(' ');
            if (tokens[i] == "." && i + 3 < tokens.Count && tokens[i + 2] == "?")
            {
                // As little as possible: what does not hold what comes next.
                text.Append(CultureInfo.InvariantCulture, $"({AnyCharacter}* - ({AnyCharacter}* {Element(tokens[i + 3])} {AnyCharacter}*))");
                i += 2;
                continue;
            }

            text.Append(Element(tokens[i]));
        }

        return text.ToString();
    }

    private string Element(string token) => token switch
    {
        ['[', ..] => Set(token),
        ['\'', ..] => Literal(token),
        "." => AnyCharacter,
        _ when spellings.TryGetValue(token, out var spelling) => Literal(spelling),
        _ when char.IsLetter(token[0]) => Name(token),
        _ => token,
    };

    private static string Literal(string token) => token == @"'\''" ? "\"'\"" : token.Contains('"') ? token : $"\"{token[1..^1]}\"";

    /// <summary>Escapes become numbers of characters; Unicode categories stay, as regular expressions write them.</summary>
    private static string Set(string set) => Escape().Replace(set, m => m.Value switch
    {
        @"\t" => "#x9",
        @"\n" => "#xA",
        @"\r" => "#xD",
        ['\\', 'u', .. var digits] => $"#x{digits.TrimStart('0')}",
        ['\\', 'p', ..] => m.Value,
        ['\\', var c] => $"#x{(int)c:X}",
        " " => "#x20",
        var other => other,
    });

    /// <summary>Rules keep their names; tokens have a capital, as the recommendation says: <c>DOC_COMMENT</c> is <c>DocComment</c>.</summary>
    private static string Name(string rule) =>
        rule == "EOF" ? "EndOfFile" : char.IsLower(rule[0]) ? rule : string.Concat(rule.Split('_').Select(word => word[0] + word[1..].ToLowerInvariant()));

    [GeneratedRegex(@"\\u[0-9A-Fa-f]{4}|\\p\{\w+\}|\\.| ")]
    private static partial Regex Escape();
}
