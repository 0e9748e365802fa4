using System.CommandLine;
using Qmtl.Cli.Terminals;

namespace Qmtl.Cli.Commands;

/// <summary>A command of the tool, with examples for its help.</summary>
internal abstract class ToolCommand : Command
{
    protected ToolCommand(string name, string description, Terminal terminal)
        : base(name, description)
    {
        Terminal = terminal;
        SetAction((arguments, cancellationToken) => Task.Run(() => Run(arguments, cancellationToken), cancellationToken));
    }

    public abstract IReadOnlyList<Example> Examples { get; }

    protected Terminal Terminal { get; }

    /// <summary>Does the command's work; what goes wrong is thrown.</summary>
    /// <returns>The exit code.</returns>
    protected abstract int Run(ParseResult arguments, CancellationToken cancellationToken);

    protected void WriteLine(string text = "") => Terminal.Out.Write(text + "\n");
}
