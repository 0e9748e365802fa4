using System.Numerics;
using Qmtl.Benchmarks.Measuring;

namespace Qmtl.Benchmarks.Gradients;

/// <summary>How quickly gradients of the benchmark circuit are computed in one precision, on one thread.</summary>
/// <param name="Precision"><c>float</c> or <c>double</c>.</param>
/// <param name="Batch">How many samples a call takes.</param>
/// <param name="GradientsPerSecond">In the fastest pass; the expectations are computed on the way.</param>
/// <param name="MedianGradientsPerSecond">In the pass in the middle.</param>
/// <param name="ForwardPerSecond">Samples of which the expectations alone are computed, in the fastest pass.</param>
/// <param name="PlainGradientsPerSecond">Of the plain simulator, always in double precision, in its fastest pass.</param>
/// <param name="PeakFlops">Floating-point operations a second that one thread can do in this precision.</param>
/// <param name="AllocatedBytes">Managed memory allocated by a batch of gradients.</param>
internal sealed record GradientTimes(
    int Qubits,
    string Precision,
    int Batch,
    double GradientsPerSecond,
    double MedianGradientsPerSecond,
    double ForwardPerSecond,
    double PlainGradientsPerSecond,
    double PeakFlops,
    double AllocatedBytes)
{
    public double RatioToPlain => GradientsPerSecond / PlainGradientsPerSecond;

    /// <summary>The operations that the hardware could do in the time of one gradient: a measure of work that depends little on the machine.</summary>
    public double PeakEquivalentOperations => PeakFlops / GradientsPerSecond;

    /// <summary>Measures one size and precision.</summary>
    /// <exception cref="BenchmarkException">The compiled model and the plain simulator disagree.</exception>
    public static GradientTimes Measure<T>(string precision, GradientBatch batch, PlainGradients plain)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var compiled = CompiledGradients.Create<T>(batch);
        RequireAgreement<T>(precision, batch, compiled, plain);
        var peak = FmaPeak.Measure<T>();
        var (gradient, forward) = (CallTime.Measure(compiled.Backward), CallTime.Measure(compiled.Forward));
        return new GradientTimes(
            batch.Qubits,
            precision,
            batch.Rows,
            batch.Rows / gradient.Fastest,
            batch.Rows / gradient.Median,
            batch.Rows / forward.Fastest,
            plain.PerSecond,
            peak,
            gradient.AllocatedBytes);
    }

    /// <summary>Fast and wrong is of no use. In single precision the sum of a million small probabilities is good for three digits.</summary>
    private static void RequireAgreement<T>(string precision, GradientBatch batch, CompiledGradients compiled, PlainGradients plain)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        compiled.Forward();
        compiled.Backward();
        var (distance, tolerance) = (compiled.Read().DistanceTo(plain.Gradients), typeof(T) == typeof(float) ? 1e-3 : 1e-10);
        if (distance <= tolerance) return;
        throw new BenchmarkException(FormattableString.Invariant(
            $"At {batch.Qubits} qubits in {precision}, the compiled model and the plain simulator differ by {distance:0.0e0}, more than {tolerance:0e0}."));
    }
}
