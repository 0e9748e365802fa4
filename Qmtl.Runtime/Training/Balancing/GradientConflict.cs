namespace Qmtl.Training;

/// <summary>How the gradients of the tasks with respect to the shared parameters agreed over the steps of an epoch.</summary>
/// <param name="Cosines">Of each pair of heads, in the order of the model's heads.</param>
/// <param name="ConflictShare">The share of pairs, over all steps, whose cosine was below 0; NaN where there were no pairs.</param>
public sealed record GradientConflict(IReadOnlyList<TaskCosine> Cosines, double ConflictShare)
{
    /// <summary>The mean of the pairs' cosines, of those that are defined; NaN where none is.</summary>
    public double MeanCosine
    {
        get
        {
            var defined = Cosines.Where(c => !double.IsNaN(c.Mean)).ToArray();
            return defined.Length == 0 ? double.NaN : defined.Average(c => c.Mean);
        }
    }
}

/// <summary>The cosine of the angle between the gradients of two tasks: 1 where they agree, below 0 where a step along one makes the other worse.</summary>
/// <param name="First">The name of a head.</param>
/// <param name="Second">The name of a head behind it.</param>
/// <param name="Mean">The mean over the steps in which both gradients were other than zero, from -1 to 1; NaN where there was none.</param>
public sealed record TaskCosine(string First, string Second, double Mean);
