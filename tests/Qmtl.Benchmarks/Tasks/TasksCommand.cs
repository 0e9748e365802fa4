using System.CommandLine;
using System.Numerics;
using Qmtl.Benchmarks.Measuring;
using Qmtl.Compiler;
using Qmtl.Compiler.Text;
using Spectre.Console;
using static System.FormattableString;

namespace Qmtl.Benchmarks.Tasks;

/// <summary>What a task costs beside few others and beside hundreds.</summary>
internal sealed class TasksCommand : Command
{
    private const int QubitsPerTask = 4;
    private const int Rows = 64;

    public TasksCommand(IAnsiConsole console)
        : base("tasks", "Measures compilation and gradients of models of 16, 64 and 256 tasks on 4 qubits each. Takes about a minute.") => SetAction(_ =>
    {
        console.Write(MeasureCompilation());
        console.Write(MeasureGradients());
    });

    private static Table MeasureCompilation()
    {
        var table = MarkdownTable.Create("tasks", "qubits", "compiler", "per task", "÷ first");
        var first = 0.0;
        foreach (var tasks in FamilyGradients.Tasks)
        {
            var source = new SourceText("Family.qmtl", FamilyText.Of(tasks));
            if (QmtlCompiler.Compile(source) is { HasErrors: true } failed) throw new BenchmarkException(failed.Diagnostics[0].ToString());
            var time = Timing.Fastest(_ => QmtlCompiler.Compile(source)).TotalMilliseconds;
            var perTask = time / tasks;
            if (first == 0) first = perTask;
            table.AddRow(
                Invariant($"{tasks}"), Invariant($"{tasks * QubitsPerTask:N0}"), Invariant($"{time:0} ms"), Invariant($"{perTask:0.00} ms"), Invariant($"{perTask / first:0.00}"));
        }

        return table;
    }

    private static Table MeasureGradients()
    {
        var table = MarkdownTable.Create("precision", "tasks", "qubits", "parameters", "gradients/s", "per task", "÷ first");
        Add<float>(table, "float");
        Add<double>(table, "double");
        return table;
    }

    private static void Add<T>(Table table, string precision)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FamilyGradients[] models = [.. FamilyGradients.Tasks.Select(tasks => FamilyGradients.Create<T>(tasks, Rows))];
        var times = PassTimes.Fastest([.. models.Select<FamilyGradients, Action>(model => model.Backward)]);
        var first = times[0] / FamilyGradients.Tasks[0];
        foreach (var (model, tasks, time) in models.Zip(FamilyGradients.Tasks, times))
        {
            table.AddRow(
                precision,
                Invariant($"{tasks}"),
                Invariant($"{tasks * QubitsPerTask:N0}"),
                Invariant($"{model.Parameters:N0}"),
                Figures.Rate(Rows / time),
                Invariant($"{1e9 * time / Rows / tasks:N0} ns"),
                Invariant($"{time / tasks / first:0.00}"));
            model.Dispose();
        }
    }
}
