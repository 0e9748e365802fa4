using System.CommandLine;
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
            foreach (var error in result.Errors) writer.Write($"{error.Message}{Suggestion(result, error.Message)}\n");
        }

        writer.Write($"Run '{(command is RootCommand ? "qmtl" : $"qmtl {command.Name}")} --help' for how it is used.\n");
    }

    private static string Suggestion(ParseResult result, string message)
    {
        var command = result.CommandResult.Command;
        var unknown = result.UnmatchedTokens.FirstOrDefault(token => message.Contains($"'{token}'", StringComparison.Ordinal));
        if (unknown is null) return "";
        var candidates = unknown.StartsWith('-') ? command.Options.Select(o => o.Name) : command.Subcommands.Select(c => c.Name);
        return SpellChecker.Suggest(unknown, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";
    }
}
