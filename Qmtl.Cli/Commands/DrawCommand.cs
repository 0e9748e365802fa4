using System.CommandLine;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler.Emit.Diagram;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl draw FILE</c>: shows the circuit as text.</summary>
internal sealed class DrawCommand : ToolCommand
{
    private const int NarrowestDiagram = 40;

    private readonly Argument<string> file = ModelSymbols.File();
    private readonly Option<string?> model = ModelSymbols.Model();
    private readonly Option<int?> width = new Option<int?>("--width")
    {
        HelpName = "COLUMNS",
        Description = "Break the circuit so that no line is longer; the width of the screen by default.",
    }.AtLeast(NarrowestDiagram);

    public DrawCommand(Terminal terminal)
        : base("draw", "Draws a model's circuit as text.", terminal)
    {
        Add(file);
        Add(model);
        Add(width);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl draw Digits.qmtl --model Digits", "Draw the circuit of one model."),
        new("qmtl draw Digits.qmtl --model Digits --width 200", "Draw it on wide paper."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var opened = ModelFile.OpenValid(arguments.GetRequiredValue(file), Terminal, cancellationToken);
        var selected = opened.Select(arguments.GetValue(model));
        Terminal.Out.Write(TextDiagram.Draw(selected.Ir, arguments.GetValue(width) ?? Terminal.Width));
        return ExitCode.Success;
    }
}
