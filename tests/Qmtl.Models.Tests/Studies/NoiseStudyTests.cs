using Qmtl.Models.Studies;
using Qmtl.Models.Studies.Noise;

namespace Qmtl.Models.Tests.Studies;

public sealed class NoiseStudyTests
{
    /// <summary>On both devices the errors of the logits become smaller when readout is inverted, and again when gates are extrapolated.</summary>
    [Fact]
    public void Mitigation_brings_logits_nearer_to_those_without_noise()
    {
        var data = DigitsData.Split(DigitsData.Load(Digits.Schema));
        var options = new StudyOptions(Seeds: 1, Epochs: 1);
        var runs = DigitsStudy.Run([NoiseStudy.Model], data, options, new Unreported<StudyProgress>(), CancellationToken.None);
        var outcomes = NoiseStudy.Evaluate(runs, data.Test.Select([.. Enumerable.Range(0, 16)]), new Unreported<int>(), CancellationToken.None);

        outcomes.Count.ShouldBe(NoiseStudy.Conditions.Count);
        Error("no noise").ShouldBe(0);
        foreach (var (i, outcome) in outcomes.Index().Where(o => o.Item.Condition.Title.EndsWith("readout inverted", StringComparison.Ordinal)))
        {
            var inverted = outcome.Errors.ShouldHaveSingleItem();
            inverted.ShouldBeLessThan(outcomes[i - 1].Errors[0]);
            outcomes[i + 1].Condition.Title.ShouldBe("  and extrapolated by a line");
            outcomes[i + 1].Errors[0].ShouldBeLessThan(inverted);
        }

        double Error(string title) => outcomes.Single(o => o.Condition.Title == title).Errors[0];
    }

    private sealed class Unreported<T> : IProgress<T>
    {
        public void Report(T value)
        {
        }
    }
}
