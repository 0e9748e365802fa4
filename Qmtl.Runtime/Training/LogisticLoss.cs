using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Qmtl.Simulation;

namespace Qmtl.Training;

/// <summary>
/// The loss of a binary head: minus the logarithm of the probability sigmoid(±z) of the label. Written as softplus(∓z), which no logit overflows.
/// </summary>
internal static class LogisticLoss
{
    /// <summary>1, 1/3, 1/5, …: as many as double precision needs in <see cref="LogOnePlus"/>.</summary>
    private static ReadOnlySpan<double> OddReciprocals =>
    [
        1, 1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17,
        1.0 / 19, 1.0 / 21, 1.0 / 23, 1.0 / 25, 1.0 / 27, 1.0 / 29, 1.0 / 31, 1.0 / 33,
    ];

    /// <param name="logits">z of each sample.</param>
    /// <param name="labels">1 where the answer is yes, 0 where it is no.</param>
    /// <param name="derivatives">sigmoid(z) - label.</param>
    /// <returns>softplus(z) - label · z.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<T> Evaluate<T>(Vector512<T> logits, Vector512<T> labels, out Vector512<T> derivatives)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Of the label's own sign: towards minus infinity the loss vanishes, and both it and its derivative keep their relative precision.
        var isYes = Vector512.Equals(labels, Vector512<T>.One);
        var z = Vector512.ConditionalSelect(isYes, -logits, logits);
        var e = Lanes.Exp(-Vector512.Abs(z));
        var isPositive = Vector512.GreaterThanOrEqual(z, Vector512<T>.Zero);
        var slope = Vector512.ConditionalSelect(isPositive, Vector512<T>.One, e) / (Vector512<T>.One + e);
        derivatives = Vector512.ConditionalSelect(isYes, -slope, slope);
        return Vector512.Max(z, Vector512<T>.Zero) + LogOnePlus(e);
    }

    /// <summary>
    /// log(1 + x) for x in [0, 1] in full relative precision: 2 artanh(s) with s = x / (2 + x), at most 1/3, by its series Σ s²ᵏ⁺¹ / (2k + 1)
    /// (Abramowitz and Stegun, 4.1.27).
    /// </summary>
    private static Vector512<T> LogOnePlus<T>(Vector512<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var s = x / (x + Vector512.Create(T.One + T.One));
        var square = s * s;
        var terms = typeof(T) == typeof(float) ? 9 : OddReciprocals.Length;
        var sum = Vector512<T>.Zero;
        for (var k = terms - 1; k >= 0; k--) sum = Lanes.MultiplyAdd(sum, square, Lanes.Constant<T>(OddReciprocals[k]));
        return (s + s) * sum;
    }
}
