using Qmtl.Data;
using Qmtl.Metrics;
using Qmtl.Mitigation;
using Qmtl.Modeling;

namespace Qmtl.Models.Studies.Noise;

/// <summary>
/// The digits model, trained without noise, as it answers without noise, with finitely many shots, and as on two devices, with and without mitigation of their errors.
/// </summary>
public static class NoiseStudy
{
    /// <summary>What is trained.</summary>
    public static StudyModel Model { get; } = DigitsStudy.Models[0];

    /// <summary>The conditions, that without noise first.</summary>
    public static IReadOnlyList<NoiseCondition> Conditions { get; } =
    [
        NoiseCondition.Of<Digits>("no noise"),
        NoiseCondition.Of<DigitsSampled>("1,024 shots"),
        .. Device<DigitsOnKolkata, DigitsSampledOnKolkata, DigitsCorrectedOnKolkata, DigitsCorrectedOnKolkata3, DigitsCorrectedOnKolkata5>("Kolkata"),
        .. Device<DigitsOnToronto, DigitsSampledOnToronto, DigitsCorrectedOnToronto, DigitsCorrectedOnToronto3, DigitsCorrectedOnToronto5>("Toronto"),
    ];

    /// <summary>Evaluates trained models under all conditions.</summary>
    /// <param name="runs">The trainings of <see cref="Model"/>, one for each seed.</param>
    /// <param name="rows">The rows to report.</param>
    /// <param name="progress">Told the number of evaluations that are done.</param>
    /// <param name="cancellationToken">Stops between two evaluations.</param>
    /// <returns>One outcome for each condition.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static IReadOnlyList<NoiseOutcome> Evaluate(
        IReadOnlyList<StudyRun> runs, Dataset rows, IProgress<int> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(progress);
        var metrics = Conditions.Select(_ => new List<MetricSet>()).ToArray();
        var errors = Conditions.Select(_ => new List<double>()).ToArray();
        var done = 0;
        foreach (var run in runs)
        {
            var logits = new LogitCache([.. run.Training.Parameters.Select(p => (double)p)], rows, run.Seed, cancellationToken);
            var exact = Conditions[0].Logits(logits);
            foreach (var (i, condition) in Conditions.Index())
            {
                var own = condition.Logits(logits);
                metrics[i].Add(MetricSet.Compute(rows, own));
                errors[i].Add(RootMeanSquare(own, exact));
                progress.Report(++done);
            }
        }

        return [.. Conditions.Select((condition, i) => new NoiseOutcome(condition, metrics[i], errors[i]))];
    }

    private static double RootMeanSquare(double[] numbers, double[] others) =>
        Math.Sqrt(numbers.Zip(others, (a, b) => (a - b) * (a - b)).Average());

    private static IEnumerable<NoiseCondition> Device<TExact, TSampled, TCorrected, TThree, TFive>(string device)
        where TExact : IModel
        where TSampled : IModel
        where TCorrected : IModel
        where TThree : IModel
        where TFive : IModel =>
    [
        NoiseCondition.Of<TExact>(device),
        NoiseCondition.Of<TSampled>($"{device}, 1,024 shots"),
        NoiseCondition.Of<TCorrected>($"{device}, 1,024 shots, readout inverted"),
        NoiseCondition.Extrapolated<TCorrected, TThree, TFive>("  and extrapolated by a line", ExtrapolationMethod.Linear),
        NoiseCondition.Extrapolated<TCorrected, TThree, TFive>("  and extrapolated by Richardson", ExtrapolationMethod.Richardson),
        NoiseCondition.Extrapolated<TCorrected, TThree, TFive>("  and extrapolated by an exponential", ExtrapolationMethod.Exponential),
    ];
}
