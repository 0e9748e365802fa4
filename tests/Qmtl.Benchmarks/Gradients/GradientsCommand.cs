using System.CommandLine;
using Spectre.Console;

namespace Qmtl.Benchmarks.Gradients;

/// <summary>How quickly gradients of the benchmark circuit are computed.</summary>
internal sealed class GradientsCommand : Command
{
    private readonly BatchSymbols batches;
    private readonly Option<bool> json = new("--json") { Description = "Prints a document for programs in place of the table." };

    public GradientsCommand(IAnsiConsole console)
        : base("gradients", "Measures gradients and expectations of the benchmark circuit on one thread. 20 qubits take minutes; the others about one.")
    {
        batches = new BatchSymbols(this, BenchmarkModels.Qubits);
        Add(json);
        SetAction(arguments =>
        {
            var times = GradientReport.Measure(batches.Qubits(arguments), batches.Precisions(arguments), batches.Rows(arguments));
            if (arguments.GetValue(json)) console.Profile.Out.Writer.WriteLine(GradientReport.Serialize(times));
            else console.Write(GradientReport.Print(times));
        });
    }
}
