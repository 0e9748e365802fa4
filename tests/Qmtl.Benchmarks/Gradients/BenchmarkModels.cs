using Qmtl.Cli.Hosting;
using Qmtl.Models;

namespace Qmtl.Benchmarks.Gradients;

/// <summary>The benchmark circuit in its sizes, compiled with the build.</summary>
internal static class BenchmarkModels
{
    public static IReadOnlyList<int> Qubits { get; } = [4, 8, 10, 12, 16, 20];

    /// <summary>Does something with the model of as many qubits, one of <see cref="Qubits"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static TResult Run<TResult>(int qubits, IModelAction<TResult> action) => qubits switch
    {
        4 => action.Run<Benchmark4>(),
        8 => action.Run<Benchmark8>(),
        10 => action.Run<Benchmark10>(),
        12 => action.Run<Benchmark12>(),
        16 => action.Run<Benchmark16>(),
        20 => action.Run<Benchmark20>(),
        _ => throw new ArgumentOutOfRangeException(nameof(qubits), qubits, "There is no benchmark circuit of this size."),
    };
}
