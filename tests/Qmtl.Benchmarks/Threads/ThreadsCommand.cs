using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Qmtl.Cli.Hosting;
using Spectre.Console;
using static System.FormattableString;

namespace Qmtl.Benchmarks.Threads;

/// <summary>How many more gradients all processors compute than one.</summary>
internal sealed class ThreadsCommand : Command
{
    private const int Passes = 300;
    private const int MostQubits = 20;

    private readonly Option<int[]> qubits = new("--qubits")
    {
        Description = "The sizes of the circuit: even numbers.",
        DefaultValueFactory = _ => [4, 8, 10, 12],
        AllowMultipleArgumentsPerToken = true,
        HelpName = "N ...",
    };

    private readonly Option<int> batch = new("--batch")
    {
        Description = "How many samples a batch has.",
        DefaultValueFactory = _ => 256,
        HelpName = "N",
    };

    public ThreadsCommand(IAnsiConsole console)
        : base("threads", "Measures gradients of a circuit on one thread and on all processors. Takes about a minute.")
    {
        qubits.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int[]>() is { } sizes && sizes.Any(n => n is < 2 or > MostQubits || n % 2 == 1))
                result.AddError($"--qubits takes even numbers from 2 to {MostQubits}.");
        });
        batch.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--batch takes a number from 1.");
        });
        Add(qubits);
        Add(batch);
        SetAction(arguments => console.Write(Measure(arguments.GetValue(qubits)!, arguments.GetValue(batch))));
    }

    private static Table Measure(int[] sizes, int rows)
    {
        var table = MarkdownTable.Create("precision", "qubits", "batch", "1 thread, gradients/s", $"{Environment.ProcessorCount} threads, gradients/s", "ratio");
        foreach (var size in sizes) Add<float>(table, "float", size, rows);
        foreach (var size in sizes) Add<double>(table, "double", size, rows);
        return table;
    }

    private static void Add<T>(Table table, string precision, int qubits, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var models = ModelCompiler.Compile(RingModel.Print(qubits));
        var times = PassTimes.Fastest(
            Passes, models.Run(RingModel.Name, new GradientPass<T>(rows, threads: 1)), models.Run(RingModel.Name, new GradientPass<T>(rows, threads: null)));
        var (one, all) = (times[0], times[1]);
        table.AddRow(
            precision,
            qubits.ToString(CultureInfo.InvariantCulture),
            rows.ToString(CultureInfo.InvariantCulture),
            Figures.Rate(rows / one),
            Figures.Rate(rows / all),
            Invariant($"{one / all:0.00}"));
    }
}
