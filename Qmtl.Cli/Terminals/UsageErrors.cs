using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Qmtl.Compiler.Binding;

namespace Qmtl.Cli.Terminals;

/// <summary>Says what is wrong with a command line, what was perhaps meant, and where to read more.</summary>
internal static class UsageErrors
{
    public static void Print(ParseResult result, TextWriter writer)
    {
        var command = result.CommandResult.Command;
        if (command is RootCommand && result.Tokens.Count == 0)
        {
            writer.Write($"Name a command: {string.Join(", ", command.Subcommands.Select(c => c.Name))}.\n");
        }
        else
        {
            foreach (var error in result.Errors)
            {
                var separator = error.Message.Contains('\n', StringComparison.Ordinal) ? '\n' : ' '; // A list of words is a line for each.
                writer.Write($"{error.Message}{separator}{Suggestion(result, error)}".TrimEnd() + '\n');
            }
        }

        writer.Write($"Run '{(command is RootCommand ? "qmtl" : $"qmtl {command.Name}")} --help' for how it is used.\n");
    }

    private static string Suggestion(ParseResult result, ParseError error)
    {
        var unknown = Mentioned(result.UnmatchedTokens, error);
        if (unknown is null) return error.SymbolResult is OptionResult option ? Suggestion(option, error) : "";
        var command = result.CommandResult.Command;
        return Suggestion(unknown, unknown.StartsWith('-') ? command.Options.Select(o => o.Name) : command.Subcommands.Select(c => c.Name));
    }

    /// <summary>For an option that takes one of a few words.</summary>
    private static string Suggestion(OptionResult result, ParseError error) =>
        Mentioned(result.Tokens.Select(t => t.Value), error) is { } unknown
            ? Suggestion(unknown, result.Option.GetCompletions(CompletionContext.Empty).Select(c => c.Label))
            : "";

    private static string Suggestion(string unknown, IEnumerable<string> candidates) =>
        SpellChecker.Suggest(unknown, candidates) is { } nearest ? $"Did you mean '{nearest}'?" : "";

    private static string? Mentioned(IEnumerable<string> tokens, ParseError error) =>
        tokens.FirstOrDefault(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal));
}
