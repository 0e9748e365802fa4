using System.Numerics;

namespace Qmtl.Training;

/// <summary>
/// The loss of a binary head: minus the logarithm of the probability sigmoid(±z) of the label. Written as softplus(∓z), which no logit overflows.
/// </summary>
internal static class LogisticLoss
{
    /// <param name="logit">z.</param>
    /// <param name="label">Whether the answer is yes.</param>
    /// <param name="derivative">sigmoid(z) - label.</param>
    /// <returns>softplus(z) - label · z.</returns>
    public static T Evaluate<T>(T logit, bool label, out T derivative)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Of the label's own sign: towards minus infinity the loss vanishes, and both it and its derivative keep their relative precision.
        var z = label ? -logit : logit;
        var e = T.Exp(-T.Abs(z));
        var slope = (z >= T.Zero ? T.One : e) / (T.One + e);
        derivative = label ? -slope : slope;
        return T.Max(z, T.Zero) + LogOnePlus(e);
    }

    /// <summary>log(1 + x) for x in [0, 1] in full relative precision: Goldberg, ACM Computing Surveys 23 (1991), theorem 4.</summary>
    private static T LogOnePlus<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = T.One + x;
        return sum == T.One ? x : x * T.Log(sum) / (sum - T.One);
    }
}
