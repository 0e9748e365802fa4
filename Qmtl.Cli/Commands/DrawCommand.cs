using System.CommandLine;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler.Emit.Diagram;
using Qmtl.Drawing;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl draw FILE</c>: shows the circuit as text or as SVG.</summary>
internal sealed class DrawCommand : ToolCommand
{
    private const int NarrowestDiagram = 40;
    private const string Text = "text";
    private const string Svg = "svg";

    private readonly SourceSymbols source;
    private readonly Option<string> format = new Option<string>("--format", "-f")
    {
        Description = "What to draw: characters, or a picture for documents and web pages.",
        DefaultValueFactory = _ => Text,
    }.AcceptOnlyFromAmong(Text, Svg);

    private readonly Option<string?> output = new("--output", "-o") { HelpName = "FILE", Description = "The file to write; without, the drawing is printed." };

    private readonly Option<int?> width = new Option<int?>("--width")
    {
        HelpName = "COLUMNS",
        Description = "With --format text: break the circuit so that no line is longer; the width of the screen by default.",
    }.AtLeast(NarrowestDiagram);

    public DrawCommand(Terminal terminal)
        : base("draw", "Draws a model's circuit as text or as an SVG picture.", terminal)
    {
        source = new SourceSymbols(this);
        Add(format);
        Add(width);
        Add(output);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl draw Digits.qmtl --model Digits", "Draw the circuit of one model."),
        new("qmtl draw Digits.qmtl --model Digits --width 200", "Draw it on wide paper."),
        new("qmtl draw Digits.qmtl --model Digits --format svg --output digits.svg", "Draw a picture."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (isPicture, columns) = (arguments.GetValue(format) == Svg, arguments.GetValue(width));
        if (isPicture && columns is not null) throw new WrongUsageException("--width counts characters, so it goes with --format text only.");
        var opened = source.Open(arguments, Terminal, cancellationToken);
        var selected = source.Select(arguments, opened);
        var drawing = CircuitDrawing.Parse(CircuitDescription.Of(selected.Ir));
        var text = isPicture ? drawing.ToSvg() : drawing.ToText(columns ?? Terminal.Width);
        if (arguments.GetValue(output) is { } path)
        {
            OutputFile.Write(path, text);
            WriteLine(path);
        }
        else
        {
            Terminal.Out.Write(text);
        }

        return ExitCode.Success;
    }
}
