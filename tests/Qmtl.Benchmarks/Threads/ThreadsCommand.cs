using System.CommandLine;
using System.Numerics;
using Qmtl.Benchmarks.Gradients;
using Qmtl.Benchmarks.Measuring;
using Spectre.Console;
using static System.FormattableString;

namespace Qmtl.Benchmarks.Threads;

/// <summary>How many more gradients all processors compute than one.</summary>
internal sealed class ThreadsCommand : Command
{
    private static readonly int[] UsualQubits = [4, 8, 10, 12];

    private readonly BatchSymbols batches;

    public ThreadsCommand(IAnsiConsole console)
        : base("threads", "Measures gradients of the benchmark circuit on one thread and on all processors. Takes about a minute.")
    {
        batches = new BatchSymbols(this, UsualQubits);
        SetAction(arguments => console.Write(Measure(batches.Qubits(arguments), batches.Precisions(arguments), batches.Rows(arguments))));
    }

    private static Table Measure(IReadOnlyList<int> sizes, IReadOnlyList<string> precisions, int? rows)
    {
        var table = MarkdownTable.Create("precision", "qubits", "batch", "1 thread, gradients/s", $"{Environment.ProcessorCount} threads, gradients/s", "ratio");
        foreach (var precision in precisions)
        {
            foreach (var size in sizes)
            {
                var batch = GradientBatch.Draw(size, rows ?? GradientBatch.UsualRows(size));
                if (precision == "float") Add<float>(table, precision, batch);
                else Add<double>(table, precision, batch);
            }
        }

        return table;
    }

    private static void Add<T>(Table table, string precision, GradientBatch batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var one = CompiledGradients.Create<T>(batch, threads: 1);
        using var all = CompiledGradients.Create<T>(batch, threads: null);
        var times = PassTimes.Fastest(one.Backward, all.Backward);
        table.AddRow(
            precision,
            Invariant($"{batch.Qubits}"),
            Invariant($"{batch.Rows}"),
            Figures.Rate(batch.Rows / times[0]),
            Figures.Rate(batch.Rows / times[1]),
            Invariant($"{times[0] / times[1]:0.00}"));
    }
}
