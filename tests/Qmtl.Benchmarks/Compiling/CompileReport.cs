using System.Globalization;
using System.Text;
using Qmtl.Compiler;
using Qmtl.Compiler.Text;
using Spectre.Console;

namespace Qmtl.Benchmarks.Compiling;

/// <summary>The tables of <c>compile</c>, in Markdown.</summary>
internal static class CompileReport
{
    private const int Files = 50;

    public static void Print(IAnsiConsole console, IReadOnlyList<int> sizes)
    {
        GateModel[] models = [.. sizes.Select(gates => GateModel.OfGates(gates)), GateModel.OfGates(Middle(sizes), isWrittenOut: true)];
        console.Write(Stages(models));
        console.WriteLine();
        console.Write(Jit(models));
        console.WriteLine();
        console.Write(Edits());
    }

    private static Table Stages(GateModel[] models)
    {
        var table = MarkdownTable.Create("model", "parse", "bind, lower", "passes", "slice", "plan", "emit", "compiler", "per gate", "generator", "÷ compiler");
        foreach (var model in models)
        {
            var (stages, generator) = (CompilerStages.Measure(model), GeneratorTimes.MeasureModel(model));
            TimeSpan[] parts = [stages.Parse, stages.Lower, stages.Passes, stages.Slice, stages.Plan, stages.Emit];
            table.AddRow(
            [
                Name(model),
                .. parts.Select(part => Number($"{Milliseconds(part)} ({part / stages.Total:0 %})")),
                Milliseconds(stages.Total),
                Number($"{stages.Total.TotalMicroseconds / model.Gates:0.0} µs"),
                Milliseconds(generator),
                Number($"{generator / stages.Total:0.00}"),
            ]);
        }

        return table;
    }

    private static Table Jit(GateModel[] models)
    {
        var table = MarkdownTable.Create("model", "source", "per gate", "JIT, float", "per gate", "JIT, double", "per gate");
        foreach (var model in models)
        {
            var source = new SourceText($"{model.Name}.qmtl", model.Print());
            var bytes = Encoding.UTF8.GetByteCount(QmtlCompiler.Compile(source).Models[0].CSharp);
            var (single, twice) = (JitTimes.Measure<float>(model), JitTimes.Measure<double>(model));
            table.AddRow(
                Name(model),
                Number($"{bytes / 1000.0:0} kB"),
                Number($"{(double)bytes / model.Gates:0} B"),
                Milliseconds(single),
                Number($"{single.TotalMicroseconds / model.Gates:0} µs"),
                Milliseconds(twice),
                Number($"{twice.TotalMicroseconds / model.Gates:0} µs"));
        }

        return table;
    }

    private static Table Edits()
    {
        var (first, edit) = GeneratorTimes.MeasureFiles(Files, gates: 100);
        var table = MarkdownTable.Create("generator, 50 files of 100 gates", "time", "÷ all");
        table.AddRow("all files", Milliseconds(first), "1.00");
        table.AddRow("an edit of one", Milliseconds(edit), Number($"{edit / first:0.000}"));
        return table;
    }

    private static int Middle(IReadOnlyList<int> sizes) => sizes[sizes.Count / 2];

    private static string Name(GateModel model) => Number($"{model.Gates:N0} gates{(model.IsWrittenOut ? ", each written out" : "")}");

    private static string Milliseconds(TimeSpan time) => Number($"{time.TotalMilliseconds:0.0} ms");

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
