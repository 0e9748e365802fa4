using Qmtl.Data;

namespace Qmtl.Models.Studies;

/// <summary>Tries the same learning rates for every model. The test part is not looked at.</summary>
public static class LearningRateSearch
{
    /// <summary>What is tried.</summary>
    public static IReadOnlyList<double> Candidates { get; } = [0.001, 0.003, 0.01, 0.03, 0.1];

    /// <summary>The models, each with each learning rate: what to train.</summary>
    public static IReadOnlyList<StudyModel> Trials(IReadOnlyList<StudyModel> models) =>
        [.. models.SelectMany(model => Candidates.Select(rate => model with { LearningRate = rate }))];

    /// <summary>Summarizes the trainings.</summary>
    /// <returns>Model by model, in the order of the learning rates.</returns>
    public static IReadOnlyList<LearningRateTrial> Summarize(IReadOnlyList<StudyRun> runs)
    {
        var trials = runs
            .GroupBy(r => r.Model)
            .Select(g => new LearningRateTrial(g.Key, Spread.Of([.. g.Select(r => r.ValidationLoss)]), Best: false))
            .ToArray();
        return [.. trials.GroupBy(t => t.Model.Schema.Name).SelectMany(MarkBest)];
    }

    private static IEnumerable<LearningRateTrial> MarkBest(IEnumerable<LearningRateTrial> trials)
    {
        var best = trials.MinBy(t => t.ValidationLoss.Mean);
        return trials.Select(t => t with { Best = t == best });
    }
}

/// <summary>What a learning rate gave for a model.</summary>
/// <param name="Model">The model, with the learning rate.</param>
/// <param name="ValidationLoss">The least validation loss of each training, over seeds.</param>
/// <param name="Best">Whether its mean is the least among the learning rates of the model.</param>
public sealed record LearningRateTrial(StudyModel Model, Spread ValidationLoss, bool Best);
