using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;

namespace Qmtl.Benchmarks.Gradients;

/// <summary>The smaller cases of <c>gradients</c> for BenchmarkDotNet, which makes the instances: a batch of 256 samples on one thread.</summary>
[MemoryDiagnoser]
[SuppressMessage("Performance", "CA1515", Justification = "BenchmarkDotNet asks for a public type.")]
public class GradientBenchmarks
{
    private CompiledGradients compiled = null!;

    [Params(4, 8, 12)]
    public int Qubits { get; set; }

    [Params("float", "double")]
    public string Precision { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        var batch = GradientBatch.Draw(Qubits, 256);
        compiled = Precision == "float" ? CompiledGradients.Create<float>(batch) : CompiledGradients.Create<double>(batch);
    }

    [GlobalCleanup]
    public void CleanUp() => compiled.Dispose();

    /// <summary>The expectations.</summary>
    [Benchmark]
    public void Forward() => compiled.Forward();

    /// <summary>The gradients, the forward pass included.</summary>
    [Benchmark]
    public void Backward() => compiled.Backward();
}
