using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qmtl.Data;
using Qmtl.Training;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>One training of a comparison.</summary>
/// <param name="Model">The model and its settings.</param>
/// <param name="Repetition">The name of the repetition that it is part of.</param>
/// <param name="Data">The rows.</param>
/// <param name="Options">How it is trained.</param>
public sealed record Cell(StudyModel Model, string Repetition, DatasetSplit Data, TrainingOptions Options)
{
    /// <summary>Everything that the result follows from, in words: what tells a stored result from one of other data or settings.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"model {Model.Schema.Name} {Model.Schema.Fingerprint}\n");
        text.Append(CultureInfo.InvariantCulture, $"optimizer {Options.Optimizer.Describe()}, {Options.Schedule.Describe()}\n");
        text.Append(CultureInfo.InvariantCulture, $"epochs {Options.Epochs}, batch {Options.BatchSize}, seed {Options.Seed}\n");
        foreach (var (head, weight) in Options.HeadWeights.OrderBy(w => w.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"weight of {head} {weight:R}\n");
        text.Append(CultureInfo.InvariantCulture, $"training {Data.Training.ContentHash}\nvalidation {Data.Validation.ContentHash}\ntest {Data.Test.ContentHash}\n");
        return text.ToString();
    }

    /// <summary>A name for <see cref="Describe"/> that is short enough for a file.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Describe()))[..16]);

    /// <summary>Trains and measures.</summary>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public CellResult Run(CancellationToken cancellationToken)
    {
        var run = Model.Train(Model, Data, Options, new Unreported(), cancellationToken);
        var test = run.Test.Heads.ToDictionary(h => h.Head.Name, h => (IReadOnlyDictionary<string, double>)h.Values.ToDictionary(v => v.Name, v => v.Value));
        return new CellResult(Describe(), run.ValidationLoss, run.Training.BestEpoch + 1 ?? 0, run.Training.Seconds, test);
    }

    private sealed class Unreported : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
        }
    }
}
