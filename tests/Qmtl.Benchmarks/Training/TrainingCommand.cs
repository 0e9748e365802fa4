using System.CommandLine;
using System.Numerics;
using Qmtl.Benchmarks.Measuring;
using Qmtl.Cli.Hosting;
using Qmtl.Modeling;
using Spectre.Console;
using static System.FormattableString;

namespace Qmtl.Benchmarks.Training;

/// <summary>How much of a step of training is the circuit, and how much everything else.</summary>
internal sealed class TrainingCommand : Command
{
    private static readonly int[] BatchSizes = [32, 256];

    public TrainingCommand(IAnsiConsole console)
        : base("training", "Measures a step of training of Digits on one thread, and its parts: the circuit, and all else. Takes about half a minute.")
    {
        SetAction(_ => console.Write(Measure()));
    }

    private static Table Measure()
    {
        var table = MarkdownTable.Create("precision", "rows per step", "step", "circuit alone", "all else alone", "per chunk", "circuit, share");
        using var models = DigitsModels.Compile();
        foreach (var batchSize in BatchSizes) Add<float>(table, models, "float", batchSize);
        foreach (var batchSize in BatchSizes) Add<double>(table, models, "double", batchSize);
        return table;
    }

    private static void Add<T>(Table table, LoadedModels models, string precision, int batchSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var times = PassTimes.Fastest(
            models.Run("Digits", new TrainingPass<T>(batchSize)),
            models.Run(DigitsModels.Circuit, new CircuitPass<T>(batchSize)),
            models.Run(DigitsModels.Backbone, new TrainingPass<T>(batchSize)));
        var (step, circuit, rest) = (times[0], times[1], times[2]);
        var chunks = (batchSize + Workspace<T>.LaneCount - 1) / Workspace<T>.LaneCount;
        table.AddRow(
            precision,
            Invariant($"{batchSize}"),
            Microseconds(step),
            Microseconds(circuit),
            Microseconds(rest),
            Microseconds(rest / chunks),
            Invariant($"{100 * (1 - (rest / step)):0.0} %"));
    }

    private static string Microseconds(double seconds) => Invariant($"{seconds * 1e6:0.00} µs");
}
