using System.Numerics;
using System.Runtime.Intrinsics;

namespace Qmtl.Training;

/// <summary>The loss of a regression head: the square of prediction minus label.</summary>
internal static class SquaredErrorLoss
{
    /// <param name="predictions">The logit of each sample, which is the prediction itself.</param>
    /// <param name="labels">The values to predict.</param>
    /// <param name="derivatives">Twice the difference.</param>
    public static Vector512<T> Evaluate<T>(Vector512<T> predictions, Vector512<T> labels, out Vector512<T> derivatives)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var difference = predictions - labels;
        derivatives = difference + difference;
        return difference * difference;
    }
}
