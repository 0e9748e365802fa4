using Qmtl.Data;
using Qmtl.Models.Studies;
using Qmtl.Models.Studies.Comparisons;
using Qmtl.Training;

namespace Qmtl.Models.Tests.Studies;

public sealed class ComparisonTests
{
    private static readonly IReadOnlyList<StudyModel> Models = DigitsStudy.Models;
    private static readonly Contender[] Contenders = [new("two", [Models[0], Models[1]]), new("one", [Models[2]])];

    [Fact]
    public void Settings_are_chosen_by_validation_loss_in_each_repetition_whatever_the_test_says()
    {
        var comparison = Compare();

        // Contender by contender, repetition by repetition, setting by setting; the better validation loss has the worse test.
        var choices = comparison.Choose([Found(0.5, 9, 0.9), Found(0.3, 4, 0.7), Found(0.4, 7, 0.6), Found(0.6, 2, 1.0), Found(1, 3, 0.8), Found(1, 5, 0.8)]);

        comparison.Search.Select(c => (c.Model, c.Repetition)).ShouldBe(
        [
            (Models[0], "seed 1"), (Models[1], "seed 1"), (Models[0], "seed 2"), (Models[1], "seed 2"), (Models[2], "seed 1"), (Models[2], "seed 2"),
        ]);
        choices.Select(c => (c.Contender, c.Repetition.Name, c.Model, c.Search.BestEpoch)).ShouldBe(
        [
            (Contenders[0], "seed 1", Models[1], 4), (Contenders[0], "seed 2", Models[0], 7), (Contenders[1], "seed 1", Models[2], 3), (Contenders[1], "seed 2", Models[2], 5),
        ]);
    }

    [Fact]
    public void What_is_reported_is_trained_on_all_rows_but_the_test_for_the_epochs_that_were_best()
    {
        var comparison = Compare();
        var choice = new Choice(Contenders[0], comparison.Repetitions[0], Models[1], Found(0.4, 2, 0.6));
        var (search, final) = (choice.Repetition.Search, comparison.FinalCell(choice));

        final.Data.Training.Rows.ShouldBe(search.Training.Rows + search.Validation.Rows);
        final.Data.Validation.Rows.ShouldBe(0);
        final.Data.Test.ContentHash.ShouldBe(search.Test.ContentHash);
        final.Options.Epochs.ShouldBe(2);

        // The same as a training by hand, whose parameters are those of the last epoch.
        var budget = comparison.Budget.Options(Models[1], 1) with { Epochs = 2, EarlyStopping = null };
        var byHand = Models[1].Train(Models[1], final.Data, budget, new Silent(), CancellationToken.None);
        var result = final.Run(CancellationToken.None);
        result.Test["odd"]["auc"].ShouldBe(byHand.Test["odd"]["auc"]);
        byHand.Training.History.Count.ShouldBe(2);
        (result.BestEpoch, result.ValidationLoss).ShouldBe((0, double.NaN));
    }

    [Fact]
    public void Rows_are_standardized_on_those_to_learn_from_in_the_search_and_after_it()
    {
        var digits = DigitsData.Load(Digits.Schema);
        var (training, test) = (digits.Select([.. Enumerable.Range(0, 300)]), digits.Select([.. Enumerable.Range(300, 100)]));

        var repetition = Repetition.OfSeed(1, training, test);

        repetition.Search.Training.Rows.ShouldBeInRange(235, 245);
        Mean(repetition.Search.Training).ShouldBe(0, 1e-9);
        Mean(repetition.Search.Validation).ShouldNotBe(0);
        repetition.Final.Training.Rows.ShouldBe(300);
        Mean(repetition.Final.Training).ShouldBe(0, 1e-9);
        repetition.Final.Training.LabelColumn(0).ShouldBe(training.LabelColumn(0));
        repetition.Final.Test.LabelColumn(0).ShouldBe(test.LabelColumn(0));

        static double Mean(Dataset data) => Enumerable.Range(0, data.Rows).Average(row => data.Inputs(row)[20]);
    }

    private static Comparison Compare()
    {
        var digits = DigitsData.Load(Digits.Schema).Select([.. Enumerable.Range(0, 200)]);
        var repetitions = new ulong[] { 1, 2 }.Select(seed => Repetition.OfSeed(seed, DatasetSplit.ByFractions(digits, 0.2, 0.2, seed)));
        return new Comparison("digits", Contenders, [.. repetitions], [], new TrainingBudget(10, 32));
    }

    private static CellResult Found(double validationLoss, int bestEpoch, double auc) => new(
        "",
        validationLoss,
        bestEpoch,
        1,
        new Dictionary<string, IReadOnlyDictionary<string, double>> { ["odd"] = new Dictionary<string, double> { ["auc"] = auc } });

    private sealed class Silent : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
        }
    }
}
