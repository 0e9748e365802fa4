using System.Numerics;

namespace Qmtl.Training;

/// <summary>The loss of a regression head: the square of prediction minus label.</summary>
internal static class SquaredErrorLoss
{
    /// <param name="prediction">The logit of the head, which is the prediction itself.</param>
    /// <param name="label">The value to predict.</param>
    /// <param name="derivative">Twice the difference.</param>
    public static T Evaluate<T>(T prediction, T label, out T derivative)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var difference = prediction - label;
        derivative = difference + difference;
        return difference * difference;
    }
}
