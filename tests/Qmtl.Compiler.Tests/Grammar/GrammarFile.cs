using System.Text.RegularExpressions;

namespace Qmtl.Compiler.Tests.Grammar;

/// <summary>A rule of a <c>.g4</c> file.</summary>
/// <param name="Name">In capitals for tokens.</param>
/// <param name="Body">What stands between the colon and the semicolon, as tokens of the grammar notation.</param>
/// <param name="Command">What stands behind an arrow, such as <c>channel(HIDDEN)</c>; empty where there is none.</param>
internal sealed record GrammarRule(string Name, bool IsFragment, IReadOnlyList<string> Body, string Command);

/// <summary>Reads the rules of a <c>.g4</c> file, in their order, without comments, options and labels.</summary>
internal static partial class GrammarFile
{
    public static IReadOnlyList<GrammarRule> Read(string path)
    {
        var tokens = Token().Matches(File.ReadAllText(path)).Select(m => m.Value).Where(t => !t.StartsWith("//", StringComparison.Ordinal)).ToArray();
        var rules = new List<GrammarRule>();
        for (var i = 0; i < tokens.Length;)
        {
            if (tokens[i] is "grammar" or "lexer" or "parser" or "mode" or "import") i = Array.IndexOf(tokens, ";", i) + 1;
            else if (tokens[i] is "channels" or "options" or "tokens") i = Array.IndexOf(tokens, "}", i) + 1;
            else rules.Add(ReadRule(tokens, ref i));
        }

        return rules;
    }

    private static GrammarRule ReadRule(string[] tokens, ref int i)
    {
        var isFragment = tokens[i] == "fragment";
        if (isFragment) i++;
        var name = tokens[i++];
        if (tokens[i] != ":") throw new FormatException($"After the name of the rule {name} there is '{tokens[i]}' and not ':'.");
        var (body, command) = (new List<string>(), "");
        for (i++; tokens[i] != ";"; i++)
        {
            if (tokens[i] == "->")
            {
                for (i++; tokens[i] != ";"; i++) command += tokens[i];
                break;
            }

            // The label of an alternative.
            if (tokens[i] == "#") i++;
            // The label of an element.
            else if (tokens[i + 1] is "=" or "+=") i++;
            else body.Add(tokens[i]);
        }

        i++;
        return new GrammarRule(name, isFragment, body, command);
    }

    /// <summary>Comments, literals, character sets, words, and signs.</summary>
    [GeneratedRegex(@"//[^\n]*|/\*[\s\S]*?\*/|'(?:\\.|[^'\\])*'|\[(?:\\.|[^\]\\])*\]|\w+|->|\+=|\S")]
    private static partial Regex Token();
}
