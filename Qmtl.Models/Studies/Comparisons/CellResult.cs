namespace Qmtl.Models.Studies.Comparisons;

/// <summary>What a training gave.</summary>
/// <param name="Description">What was trained (<see cref="Cell.Describe"/>).</param>
/// <param name="ValidationLoss">The least validation loss of any epoch; NaN without validation rows.</param>
/// <param name="BestEpoch">That epoch, from 1; 0 without validation rows, where the parameters are those of the last one.</param>
/// <param name="Seconds">The time of all epochs, on one thread.</param>
/// <param name="Test">The metrics on the test rows, by head and name.</param>
public sealed record CellResult(
    string Description,
    double ValidationLoss,
    int BestEpoch,
    double Seconds,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Test)
{
    /// <summary>A score on the test rows.</summary>
    public double this[Score score]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(score);
            return Test[score.Head][score.Metric];
        }
    }

    /// <summary>The mean over heads of the mean of each head's scores, as in the overall score of GLUE. Undefined scores are left out.</summary>
    public double Overall(IReadOnlyList<Score> scores) => scores
        .GroupBy(s => s.Head)
        .Select(head => head.Select(s => this[s]).Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average())
        .Where(v => !double.IsNaN(v))
        .DefaultIfEmpty(double.NaN)
        .Average();
}
