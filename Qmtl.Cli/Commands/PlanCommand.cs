using System.CommandLine;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Plans;
using Qmtl.Cli.Terminals;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl plan FILE</c>: says how a model is executed, and what that takes.</summary>
internal sealed class PlanCommand : ToolCommand
{
    private readonly SourceSymbols source;
    private readonly Option<string?> backend = ModelSymbols.Backend();
    private readonly Option<string?> precision = ModelSymbols.Precision("compute");

    public PlanCommand(Terminal terminal)
        : base(
            "plan",
            "Says how a model is executed: which heads share a circuit and why, the passes over each state with their operations and memory traffic, and the memory it takes.",
            terminal)
    {
        source = new SourceSymbols(this);
        Add(backend);
        Add(precision);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl plan Digits.qmtl --model Digits", "See what a sample costs, and where."),
        new("qmtl plan Digits.qmtl --model Digits --precision double", "In double precision: the same operations, twice the bytes."),
        new("qmtl plan Digits.qmtl --model Digits --backend noisy", "Under the noise of a backend."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var opened = source.Open(arguments, Terminal, cancellationToken);
        var selected = source.Select(arguments, opened);
        if (arguments.GetValue(backend) is { } name) selected = opened.CompileOn(selected, name, Terminal);
        Terminal.Out.Write(PlanReport.Of(selected, ModelSymbols.IsDouble(arguments.GetValue(precision), selected.Ir.Backend)));
        return ExitCode.Success;
    }
}
