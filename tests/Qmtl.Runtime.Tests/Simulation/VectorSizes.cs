using System.Numerics;
using System.Runtime.Intrinsics;

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

    /// <summary>Asserts that expectations and derivatives on vectors of amplitudes, of every size, are those on vectors of samples, up to rounding.</summary>
    /// <param name="measurements">How many there are.</param>
    /// <param name="run">Executes the circuit on vectors of so many bytes, whose lanes are amplitudes or samples.</param>
    /// <param name="tolerance">How far numbers may be apart.</param>
    public static void ShouldAgreeInSlices<T>(int measurements, Func<int, bool, KernelCircuit<T>> run, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] cotangents = [.. Enumerable.Range(0, measurements).Select(i => Math.Cos(i))];
        var samples = run(64, false);
        var (expectations, gradients) = (samples.Expectations, samples.Gradients(cotangents));
        foreach (var size in KernelCircuit<T>.VectorSizes)
        {
            var slices = run(size, true);
            ShouldBeNear(slices.Expectations, expectations);
            ShouldBeNear(slices.Gradients(cotangents), gradients);
        }

        void ShouldBeNear(Vector512<T>[] actual, Vector512<T>[] expected)
        {
            for (var i = 0; i < expected.Length; i++)
            {
                for (var lane = 0; lane < Vector512<T>.Count; lane++)
                    double.CreateChecked(actual[i][lane]).ShouldBe(double.CreateChecked(expected[i][lane]), tolerance);
            }
        }
    }
}
