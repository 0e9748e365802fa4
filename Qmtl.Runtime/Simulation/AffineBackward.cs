using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>
/// The derivatives of y = Wx + b. Those of W are sums over lanes; with x transposed, so that a vector has one sample's number of several inputs, they are
/// computed for a vector of inputs at a time, and no vector has to be summed. Inputs are taken in blocks that stay in the cache for all outputs.
/// </summary>
internal static class AffineBackward
{
    /// <summary>Inputs in a block.</summary>
    private const int Block = 64;

    /// <summary>Where in a block the lanes of each input start, for either precision.</summary>
    private static readonly int[] SingleStarts = [.. Enumerable.Range(0, Block).Select(i => i * Vector512<float>.Count)];
    private static readonly int[] DoubleStarts = [.. Enumerable.Range(0, Block).Select(i => i * Vector512<double>.Count)];

    /// <param name="weights">W, shape [outputs, inputs].</param>
    /// <param name="x">Shape [inputs].</param>
    /// <param name="dy">The derivatives with respect to y, shape [outputs].</param>
    /// <param name="dWeights">The derivatives with respect to W, summed over the lanes; added to.</param>
    /// <param name="dBias">The derivatives with respect to b, summed over the lanes; added to.</param>
    /// <param name="dx">The derivatives with respect to x, shape [inputs]; added to.</param>
    [SkipLocalsInit]
    public static void Compute<T>(
        ReadOnlySpan<T> weights,
        ReadOnlySpan<Vector512<T>> x,
        ReadOnlySpan<Vector512<T>> dy,
        Span<T> dWeights,
        Span<T> dBias,
        Span<Vector512<T>> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var lanes = Vector512<T>.Count;
        var starts = typeof(T) == typeof(float) ? SingleStarts : DoubleStarts;
        Span<T> samples = stackalloc T[Block * lanes];
        for (var first = 0; first < x.Length; first += Block)
        {
            var count = Math.Min(Block, x.Length - first);
            if (count < Block) samples.Clear(); // Numbers beyond the last input are computed with, though not used.
            Transposition.Transpose(MemoryMarshal.Cast<Vector512<T>, T>(x.Slice(first, count)), starts.AsSpan(0, count), lanes, samples, Block);
            for (var i = 0; i < count; i += lanes) AddWeights(samples[i..], dy, dWeights, x.Length, first + i);
            AddInputs(weights, first, x.Length, dy, dx.Slice(first, count));
        }

        for (var output = 0; output < dy.Length; output++) dBias[output] += Vector512.Sum(dy[output]);
    }

    /// <summary>For a vector of inputs, the derivatives with respect to the weights of all outputs.</summary>
    private static void AddWeights<T>(ReadOnlySpan<T> samples, ReadOnlySpan<Vector512<T>> dy, Span<T> dWeights, int inputs, int input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var lanes = Vector512<T>.Count;
        var count = Math.Min(lanes, inputs - input);
        _ = samples[((lanes - 1) * Block) + lanes - 1];
        ref var row = ref MemoryMarshal.GetReference(samples);
        ref var factor = ref Unsafe.As<Vector512<T>, T>(ref MemoryMarshal.GetReference(dy));
        var output = 0;
        for (; output + 4 <= dy.Length; output += 4, factor = ref Unsafe.Add(ref factor, 4 * lanes))
        {
            var (sum0, sum1, sum2, sum3) = (Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero, Vector512<T>.Zero);
            for (var sample = 0; sample < lanes; sample++)
            {
                var values = Vector512.LoadUnsafe(ref row, (nuint)(sample * Block));
                sum0 = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref factor, sample)), values, sum0);
                sum1 = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref factor, sample + lanes)), values, sum1);
                sum2 = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref factor, sample + (2 * lanes))), values, sum2);
                sum3 = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref factor, sample + (3 * lanes))), values, sum3);
            }

            Add(sum0, dWeights.Slice((output * inputs) + input, count));
            Add(sum1, dWeights.Slice(((output + 1) * inputs) + input, count));
            Add(sum2, dWeights.Slice(((output + 2) * inputs) + input, count));
            Add(sum3, dWeights.Slice(((output + 3) * inputs) + input, count));
        }

        for (; output < dy.Length; output++, factor = ref Unsafe.Add(ref factor, lanes))
        {
            var sum = Vector512<T>.Zero;
            for (var sample = 0; sample < lanes; sample++)
                sum = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref factor, sample)), Vector512.LoadUnsafe(ref row, (nuint)(sample * Block)), sum);
            Add(sum, dWeights.Slice((output * inputs) + input, count));
        }
    }

    /// <summary>For some of the inputs, their derivatives.</summary>
    private static void AddInputs<T>(ReadOnlySpan<T> weights, int first, int inputs, ReadOnlySpan<Vector512<T>> dy, Span<Vector512<T>> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var output = 0;
        for (; output + 4 <= dy.Length; output += 4)
        {
            _ = weights.Slice(((output + 3) * inputs) + first, dx.Length);
            ref var row0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), (output * inputs) + first);
            ref var row1 = ref Unsafe.Add(ref row0, inputs);
            ref var row2 = ref Unsafe.Add(ref row1, inputs);
            ref var row3 = ref Unsafe.Add(ref row2, inputs);
            var (dy0, dy1, dy2, dy3) = (dy[output], dy[output + 1], dy[output + 2], dy[output + 3]);
            for (var i = 0; i < dx.Length; i++)
            {
                var sum = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref row0, i)), dy0, dx[i]);
                sum = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref row1, i)), dy1, sum);
                sum = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref row2, i)), dy2, sum);
                dx[i] = Lanes.MultiplyAdd(Vector512.Create(Unsafe.Add(ref row3, i)), dy3, sum);
            }
        }

        for (; output < dy.Length; output++)
        {
            var row = weights.Slice((output * inputs) + first, dx.Length);
            var derivative = dy[output];
            for (var i = 0; i < dx.Length; i++) dx[i] = Lanes.MultiplyAdd(Vector512.Create(row[i]), derivative, dx[i]);
        }
    }

    private static void Add<T>(Vector512<T> sum, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (target.Length == Vector512<T>.Count)
        {
            (Vector512.Create<T>(target) + sum).CopyTo(target);
            return;
        }

        for (var i = 0; i < target.Length; i++) target[i] += sum[i];
    }
}
