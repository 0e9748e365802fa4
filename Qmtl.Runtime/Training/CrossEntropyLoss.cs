using System.Numerics;

namespace Qmtl.Training;

/// <summary>
/// The loss of a categorical head: minus the logarithm of the softmax probability of the label. The greatest logit is subtracted
/// first, so that no exponential overflows.
/// </summary>
internal static class CrossEntropyLoss
{
    /// <param name="logits">Logit c at index c · <paramref name="stride"/>, as in one lane of a workspace.</param>
    /// <param name="label">The class of the answer.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="stride">The distance of one logit from the next.</param>
    /// <param name="derivatives">Laid out like the logits; written: softmax - 1 at the label, softmax elsewhere.</param>
    /// <returns>log Σ exp(z) - z at the label.</returns>
    public static T Evaluate<T>(ReadOnlySpan<T> logits, int label, int classes, int stride, Span<T> derivatives)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var greatest = logits[0];
        for (var c = 1; c < classes; c++) greatest = T.Max(greatest, logits[c * stride]);

        var sum = T.Zero;
        for (var c = 0; c < classes; c++)
        {
            var e = T.Exp(logits[c * stride] - greatest);
            derivatives[c * stride] = e;
            sum += e;
        }

        for (var c = 0; c < classes; c++) derivatives[c * stride] /= sum;
        derivatives[label * stride] -= T.One;
        return T.Log(sum) + (greatest - logits[label * stride]);
    }
}
