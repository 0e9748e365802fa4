using System.CommandLine;
using Spectre.Console;

namespace Qmtl.Benchmarks.Gradients;

/// <summary>How quickly gradients of the benchmark circuit are computed.</summary>
internal sealed class GradientsCommand : Command
{
    private const int LargestBatch = 4096;

    private readonly Option<int[]> qubits = new("--qubits")
    {
        Description = "Which sizes of the circuit to measure.",
        DefaultValueFactory = _ => [.. BenchmarkModels.Qubits],
        AllowMultipleArgumentsPerToken = true,
        HelpName = "N ...",
    };

    private readonly Option<string[]> precision = new("--precision")
    {
        Description = "In which precisions.",
        DefaultValueFactory = _ => ["float", "double"],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int?> batch = new("--batch")
    {
        Description = "How many samples a batch has. By default 256, 32 at 16 qubits, and 4 at 20.",
        HelpName = "N",
    };

    private readonly Option<bool> json = new("--json") { Description = "Prints a document for programs in place of the table." };

    public GradientsCommand(IAnsiConsole console)
        : base("gradients", "Measures gradients and expectations of the benchmark circuit on one thread. 20 qubits take minutes; the others about one.")
    {
        precision.AcceptOnlyFromAmong("float", "double");
        qubits.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int[]>() is { } sizes && sizes.Except(BenchmarkModels.Qubits).Any())
                result.AddError($"--qubits takes {string.Join(", ", BenchmarkModels.Qubits)}.");
        });
        batch.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > LargestBatch) result.AddError($"--batch takes a number from 1 to {LargestBatch}.");
        });
        Add(qubits);
        Add(precision);
        Add(batch);
        Add(json);
        SetAction(arguments =>
        {
            var times = GradientReport.Measure(
                [.. arguments.GetValue(qubits)!.Distinct().Order()],
                [.. arguments.GetValue(precision)!.Distinct()],
                arguments.GetValue(batch));
            if (arguments.GetValue(json)) console.Profile.Out.Writer.WriteLine(GradientReport.Serialize(times));
            else console.Write(GradientReport.Print(times));
        });
    }
}
