using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Qmtl.Compiler;
using Qmtl.Compiler.Text;
using Qmtl.Generators.Tests;

namespace Qmtl.Benchmarks.Compiling;

/// <summary>The cases of <c>compile</c> for BenchmarkDotNet, which makes the instances.</summary>
[MemoryDiagnoser]
[SuppressMessage("Performance", "CA1515", Justification = "BenchmarkDotNet asks for a public type.")]
public class CompileBenchmarks
{
    private SourceText source = null!;
    private GateModel model = null!;
    private GeneratorHarness project = null!;
    private int revision;

    [Params(100, 1_000, 10_000)]
    public int Gates { get; set; }

    [Params(false, true)]
    public bool IsWrittenOut { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        model = GateModel.OfGates(Gates, IsWrittenOut);
        source = new SourceText("Model.qmtl", model.Print());
        project = new GeneratorHarness();
    }

    /// <summary>From text to C#.</summary>
    [Benchmark]
    public CompilationResult Compiler() => QmtlCompiler.Compile(source);

    /// <summary>After an edit that gives another class.</summary>
    [Benchmark]
    public int Generator() => project.With("Model.qmtl", model.Print(++revision)).Run().GeneratedSources.Length;
}
