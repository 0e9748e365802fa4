using Qmtl.Models.Studies;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Tests.Studies;

public sealed class ContenderSummaryTests
{
    private static readonly Score[] Scores = [new("odd", "auc", "odd AUC"), new("odd", "accuracy", "odd accuracy"), new("prime", "auc", "prime AUC")];

    [Fact]
    public void Outcomes_are_summarized_by_contender()
    {
        var models = DigitsStudy.Models;
        Contender[] contenders = [new("two", [models[0], models[1]]), new("one", [models[2]])];
        var comparison = new Comparison("digits", contenders, [], Scores, new TrainingBudget(1, 32));

        var summaries = ContenderSummary.Of(
            comparison, [Of(contenders[0], models[1], 0.6), Of(contenders[0], models[0], 0.7), Of(contenders[1], models[2], 0.8), Of(contenders[1], models[2], 0.8)]);

        summaries.Select(s => s.Contender).ShouldBe(contenders);
        summaries[0].Of(Scores[0]).Mean.ShouldBe(0.65, 1e-12);
        summaries[0].CountParameters(null).ShouldBe((556, 568));
        summaries[1].Of(Scores[0]).Mean.ShouldBe(0.8, 1e-12);
    }

    [Fact]
    public void The_overall_score_is_the_mean_over_heads_of_the_mean_of_their_scores()
    {
        var result = Result(0.8);

        // The head odd has AUC 0.8 and accuracy 0.6, the head prime AUC 0.5.
        result.Overall(Scores).ShouldBe(((0.8 + 0.6) / 2 / 2) + (0.5 / 2), 1e-12);
    }

    [Fact]
    public void A_score_is_reported_over_the_repetitions_in_which_it_is_defined()
    {
        var contender = new Contender("one", [DigitsStudy.Models[0]]);

        Summary(0.8, double.NaN, 0.6).Of(Scores[0]).Mean.ShouldBe(0.7, 1e-12);
        Summary(double.NaN).Of(Scores[0]).Format("0.00").ShouldBe("undefined");

        ContenderSummary Summary(params double[] aucs) =>
            new(contender, [.. aucs.Select(auc => Of(contender, contender.Candidates[0], auc))], Scores);
    }

    [Fact]
    public void An_undefined_score_is_left_out()
    {
        Result(double.NaN).Overall(Scores).ShouldBe((0.6 + 0.5) / 2, 1e-12);
        Result(double.NaN).Overall([Scores[0]]).ShouldBe(double.NaN);
    }

    private static Outcome Of(Contender contender, StudyModel model, double auc) =>
        new(new Choice(contender, new Repetition("seed 1", 1, null!, null!), model, Result(0)), Result(auc));

    private static CellResult Result(double auc) => new(
        "",
        0.5,
        1,
        1,
        new Dictionary<string, IReadOnlyDictionary<string, double>>
        {
            ["odd"] = new Dictionary<string, double> { ["auc"] = auc, ["accuracy"] = 0.6 },
            ["prime"] = new Dictionary<string, double> { ["auc"] = 0.5 },
        });
}
