using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Qmtl.Cli.Commands;

namespace Qmtl.Cli.Terminals;

/// <summary>The help of a command, ended by examples that can be pasted.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyList<Example> rootExamples) : SynchronousCommandLineAction
{
    /// <summary>Help is given whatever else the command line lacks.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        output.Write("Examples:\n");
        foreach (var example in command is ToolCommand own ? own.Examples : rootExamples)
            output.Write($"  # {example.Explanation}\n  {example.CommandLine}\n\n");
        if (command is RootCommand)
        {
            output.Write(
                $"Exit codes: {ExitCode.Success} success, {ExitCode.InvalidInput} the input is wrong, {ExitCode.WrongUsage} wrong usage, "
                + $"{ExitCode.InternalError} a fault of qmtl, {ExitCode.Canceled} canceled.\n");
        }

        return ExitCode.Success;
    }
}
