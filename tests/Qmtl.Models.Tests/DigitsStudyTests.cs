using Qmtl.Data;
using Qmtl.Metrics;
using Qmtl.Models.Studies;
using Qmtl.Training;

namespace Qmtl.Models.Tests;

public sealed class DigitsStudyTests
{
    private static readonly DatasetSplit Data = DigitsData.Split(DigitsData.Load(Digits.Schema));

    [Fact]
    public void A_few_epochs_answer_most_questions_right()
    {
        var run = Train(DigitsStudy.Models[0], new StudyOptions(Seeds: 1, Epochs: 8))[0];

        run.Test.Mean(MetricNames.Auc).ShouldBeGreaterThan(0.95);
        run.Training.History.Count.ShouldBe(8);
        run.Training.History[^1].TrainLoss.ShouldBeLessThan(0.5 * run.Training.History[0].TrainLoss);
    }

    [Fact]
    public void Results_do_not_depend_on_what_is_trained_beside()
    {
        var options = new StudyOptions(Seeds: 2, Epochs: 2);
        var beside = Outcomes(DigitsStudy.Run(DigitsStudy.Models, Data, options, new Silent(), CancellationToken.None));
        var alone = Outcomes([.. DigitsStudy.Models.SelectMany(m => new ulong[] { 1, 2 }.Select(seed =>
            m.Train(m, Data, DigitsStudy.Options(m, options.Epochs, seed), new Ignored(), CancellationToken.None)))]);

        beside.ShouldBe(alone);
    }

    [Fact]
    public void A_canceled_study_has_no_result()
    {
        using var source = new CancellationTokenSource();
        var progress = new Cancelling(source);

        Should.Throw<OperationCanceledException>(() => DigitsStudy.Run(DigitsStudy.Models, Data, new StudyOptions(), progress, source.Token));
    }

    [Fact]
    public void The_search_marks_the_least_validation_loss_of_each_model()
    {
        var trials = LearningRateSearch.Trials(DigitsStudy.Models);
        var runs = Train([.. trials.Where(t => t.LearningRate is 0.01 or 0.1)], new StudyOptions(Seeds: 1, Epochs: 1));

        var summaries = LearningRateSearch.Summarize(runs);

        foreach (var model in summaries.GroupBy(s => s.Model.Schema.Name))
            model.Single(t => t.Best).ValidationLoss.Mean.ShouldBe(model.Min(t => t.ValidationLoss.Mean));
    }

    private static IReadOnlyList<StudyRun> Train(StudyModel model, StudyOptions options) => Train([model], options);

    private static IReadOnlyList<StudyRun> Train(IReadOnlyList<StudyModel> models, StudyOptions options) =>
        DigitsStudy.Run(models, Data, options, new Silent(), CancellationToken.None);

    private static string[] Outcomes(IReadOnlyList<StudyRun> runs) =>
        [.. runs.Select(r => $"{r.Model.Title} {r.Seed} {r.ValidationLoss:R} {string.Join(' ', r.Training.Parameters.Select(p => p.ToString("R")))}")];

    private sealed class Silent : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value)
        {
        }
    }

    private sealed class Ignored : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
        }
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => source.Cancel();
    }
}
