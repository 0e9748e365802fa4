using Qmtl.Metrics;
using Qmtl.Training;

namespace Qmtl.Models.Studies;

/// <summary>One training of one model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Seed">What its first parameters and the order of rows were drawn from.</param>
/// <param name="Training">The parameters of the best epoch on the validation part, and all epochs.</param>
/// <param name="Test">The metrics of those parameters on the test part.</param>
public sealed record StudyRun(StudyModel Model, ulong Seed, TrainingResult<float> Training, MetricSet Test)
{
    /// <summary>The least validation loss of any epoch: what settings are chosen by. NaN without validation rows.</summary>
    public double ValidationLoss => Training.History.Min(e => e.ValidationLoss) ?? double.NaN;
}
