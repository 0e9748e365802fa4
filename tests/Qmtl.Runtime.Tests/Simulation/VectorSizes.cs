using System.Numerics;

namespace Qmtl.Runtime.Tests.Simulation;

/// <summary>Circuits on vectors of every size that kernels are written for.</summary>
internal static class VectorSizes
{
    /// <summary>Asserts that expectations and derivatives are the same to the last bit on all of them.</summary>
    /// <param name="measurements">How many there are.</param>
    /// <param name="run">Executes the circuit on vectors of so many bytes.</param>
    public static void ShouldGiveTheSameBits<T>(int measurements, Func<int, KernelCircuit<T>> run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] cotangents = [.. Enumerable.Range(0, measurements).Select(i => Math.Cos(i))];
        var runs = KernelCircuit<T>.VectorSizes.Select(run).ToArray();
        var expectations = runs.Select(r => r.Expectations).ToArray();
        var gradients = runs.Select(r => r.Gradients(cotangents)).ToArray();
        foreach (var other in expectations) other.ShouldBe(expectations[0]);
        foreach (var other in gradients) other.ShouldBe(gradients[0]);
    }
}
