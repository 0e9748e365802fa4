using System.Runtime.InteropServices;
using System.Text.Json;
using Qmtl.Benchmarks.Measuring;
using Spectre.Console;
using static System.FormattableString;

namespace Qmtl.Benchmarks.Gradients;

/// <summary>The figures of <c>gradients</c>: a table in Markdown, or a document for programs.</summary>
internal static class GradientReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Measures every size in every precision.</summary>
    /// <param name="rows">How many samples a batch has; null for what is usual for each size.</param>
    /// <exception cref="BenchmarkException">The compiled model and the plain simulator disagree.</exception>
    public static IReadOnlyList<GradientTimes> Measure(IReadOnlyList<int> sizes, IReadOnlyList<string> precisions, int? rows)
    {
        // What the runtime does for every model is compiled before the first model is measured, whatever its size.
        var small = GradientBatch.Draw(BenchmarkModels.Qubits[0], 256);
        if (precisions.Contains("float")) WarmUp(CompiledGradients.Create<float>(small));
        if (precisions.Contains("double")) WarmUp(CompiledGradients.Create<double>(small));
        return
        [
            .. sizes.SelectMany(qubits =>
            {
                var batch = GradientBatch.Draw(qubits, rows ?? GradientBatch.UsualRows(qubits));
                var plain = PlainGradients.Measure(batch);
                return precisions.Select(precision => precision == "float"
                    ? GradientTimes.Measure<float>(precision, batch, plain)
                    : GradientTimes.Measure<double>(precision, batch, plain));
            }),
        ];
    }

    private static void WarmUp(CompiledGradients compiled)
    {
        using (compiled) CallTime.Measure(compiled.Backward);
    }

    public static Table Print(IReadOnlyList<GradientTimes> times)
    {
        var table = MarkdownTable.Create(
            "precision", "qubits", "batch", "gradients/s", "median", "forward/s", "÷ plain", "FMA peak", "operations per gradient", "bytes per batch");
        foreach (var row in times.OrderByDescending(row => row.Precision))
        {
            table.AddRow(
                row.Precision,
                Invariant($"{row.Qubits}"),
                Invariant($"{row.Batch}"),
                Figures.Rate(row.GradientsPerSecond),
                Figures.Rate(row.MedianGradientsPerSecond),
                Figures.Rate(row.ForwardPerSecond),
                Figures.Rate(row.RatioToPlain),
                Invariant($"{row.PeakFlops / 1e9:0.0} GFLOP/s"),
                Figures.Count(row.PeakEquivalentOperations),
                Invariant($"{row.AllocatedBytes:0.##}"));
        }

        return table;
    }

    public static string Serialize(IReadOnlyList<GradientTimes> times) => JsonSerializer.Serialize(
        new
        {
            Runtime = RuntimeInformation.FrameworkDescription,
            Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
            FmaPeak.VectorBits,
            Gradients = times,
        },
        Json);
}
