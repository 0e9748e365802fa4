using System.CommandLine;
using System.Globalization;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl params FILE</c>: counts trainable parameters per stage and head.</summary>
internal sealed class ParamsCommand : ToolCommand
{
    private readonly SourceSymbols source;

    public ParamsCommand(Terminal terminal)
        : base("params", "Lists the trainable parameters per stage and head.", terminal)
    {
        source = new SourceSymbols(this);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl params Digits.qmtl", "Of every model in the file."),
        new("qmtl params Digits.qmtl --model Digits", "Of one model."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var opened = source.Open(arguments, Terminal, cancellationToken);
        var name = source.Model(arguments);
        var models = name is null && opened.Result.Models.Count > 0 ? [.. opened.Result.Models] : new[] { opened.Select(name) };
        for (var i = 0; i < models.Length; i++)
        {
            if (i > 0) WriteLine();
            Terminal.Out.Write(Describe(models[i].Ir));
        }

        return ExitCode.Success;
    }

    private static string Describe(ModelIr model)
    {
        var table = new TextTable(model.Name, "shape", "parameters");
        AddStage(table, model, "backbone", p => p.Stage == StageKind.Backbone);
        AddStage(table, model, "encoding", p => p.Stage == StageKind.Encoding);
        for (var h = 0; h < model.Heads.Count; h++) AddStage(table, model, $"head {model.Heads[h].DisplayName}", p => p.Head == h);
        table.Add("all heads", "", Number(model.Parameters.Where(p => p.Stage == StageKind.Head).Sum(p => p.Count)));
        table.Add("total", "", Number(model.ParameterCount));
        return table.ToString();
    }

    private static void AddStage(TextTable table, ModelIr model, string title, Func<ParameterIr, bool> belongs)
    {
        var parameters = model.Parameters.Where(belongs).ToArray();
        table.Add(title, "", Number(parameters.Sum(p => p.Count)));
        var names = new ModelNames(model);
        foreach (var p in parameters) table.Add($"  {names.Tensor(p)}", $"[{string.Join(", ", p.Shape)}]", Number(p.Count));
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
