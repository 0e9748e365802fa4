using Qmtl.Benchmarks.Measuring;
using Qmtl.Compiler;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Benchmarks.Gradients;

/// <summary>What the plain simulator computes of a batch, and how quickly.</summary>
/// <param name="PerSecond">Gradients a second, in the fastest pass.</param>
internal sealed record PlainGradients(BatchGradients Gradients, double PerSecond)
{
    private static readonly EquatableArray<ModelIr> Models = QmtlCompiler.Analyze(new SourceText("Benchmark.qmtl", ReadSource())).Models;

    public static PlainGradients Measure(GradientBatch batch)
    {
        var (n, length) = (batch.Qubits, batch.Rows * batch.Qubits);
        var simulator = new PlainSimulator(Models.Single(model => model.Name == $"Benchmark{n}"));
        var gradients = new BatchGradients(new double[length], new double[batch.Parameters.Length], new double[length]);
        for (var row = 0; row < batch.Rows; row++) Differentiate(row, gradients.Weights);

        var ignored = new double[batch.Parameters.Length];
        return new PlainGradients(gradients, 1 / CallTime.Measure(() => Differentiate(0, ignored)).Fastest);

        void Differentiate(int row, double[] weights) => simulator.Differentiate(
            batch.Parameters,
            batch.Inputs.AsSpan(row * n, n),
            batch.Cotangents.AsSpan(row * n, n),
            gradients.Expectations.AsSpan(row * n, n),
            weights,
            gradients.Features.AsSpan(row * n, n));
    }

    private static string ReadSource()
    {
        using var reader = new StreamReader(typeof(PlainGradients).Assembly.GetManifestResourceStream("Benchmark.qmtl")!);
        return reader.ReadToEnd();
    }
}
