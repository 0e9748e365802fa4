using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Qmtl.Simulation;

namespace Qmtl.Training;

/// <summary>
/// The loss of a categorical head: minus the logarithm of the softmax probability of the label. The greatest logit is subtracted
/// first, so that no exponential overflows.
/// </summary>
internal static class CrossEntropyLoss
{
    /// <param name="logits">A vector of samples for each class.</param>
    /// <param name="labels">The class of each sample's answer.</param>
    /// <param name="derivatives">Laid out like the logits; written: softmax - 1 at the label, softmax elsewhere.</param>
    /// <returns>log Σ exp(z) - z at the label.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<T> Evaluate<T>(ReadOnlySpan<Vector512<T>> logits, Vector512<T> labels, Span<Vector512<T>> derivatives)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var greatest = logits[0];
        foreach (var logit in logits[1..]) greatest = Vector512.Max(greatest, logit);

        var (sum, atLabel) = (Vector512<T>.Zero, Vector512<T>.Zero);
        for (var c = 0; c < logits.Length; c++)
        {
            derivatives[c] = Lanes.Exp(logits[c] - greatest);
            sum += derivatives[c];
            atLabel = Vector512.ConditionalSelect(IsClass(labels, c), logits[c], atLabel);
        }

        for (var c = 0; c < logits.Length; c++)
            derivatives[c] = (derivatives[c] / sum) - (IsClass(labels, c) & Vector512<T>.One);
        return Lanes.Log(sum) + (greatest - atLabel);
    }

    private static Vector512<T> IsClass<T>(Vector512<T> labels, int c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector512.Equals(labels, Lanes.Constant<T>(c));
}
