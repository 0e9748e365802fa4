using System.Globalization;
using Qmtl.Modeling;
using Spectre.Console;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>The tables of a comparison.</summary>
public static class ComparisonReport
{
    /// <summary>Scores of each head on the test rows, parameters and time: a column for each contender.</summary>
    public static Table Results(IReadOnlyList<ContenderSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        var table = StudyReport.Create(["", .. summaries.Select(s => s.Contender.Title)]);
        foreach (var score in summaries[0].Scores) table.AddRow([Markup.Escape(score.Title), .. summaries.Select(s => s.Of(score).Format("0.000"))]);
        table.AddRow(["overall", .. summaries.Select(s => Spread.Of(s.Overall).Format("0.0000"))]);
        table.AddEmptyRow();
        AddCounts("backbone parameters", ModelStage.Backbone);
        AddCounts("encoding parameters", ModelStage.Encoding);
        AddCounts("head parameters", ModelStage.Head);
        AddCounts("total parameters", null);
        table.AddRow(["seconds a training", .. summaries.Select(s => s.Seconds.Format("0.0"))]);
        return table;

        void AddCounts(string title, ModelStage? stage) => table.AddRow([title, .. summaries.Select(s => Range(s.CountParameters(stage)))]);
    }

    /// <summary>How far the first contender is above each of the others.</summary>
    public static Table Differences(IReadOnlyList<ContenderSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        var first = summaries[0];
        var table = StudyReport.Create([$"overall, {first.Contender.Title} minus", "difference", "95 % interval", "greater in"]);
        foreach (var other in summaries.Skip(1))
        {
            var difference = PairedDifference.Of(first.Overall, other.Overall);
            table.AddRow(
                Markup.Escape(other.Contender.Title),
                difference.FormatMean(),
                difference.FormatInterval(),
                string.Create(CultureInfo.InvariantCulture, $"{difference.Wins} of {difference.Count}"));
        }

        return table;
    }

    /// <summary>How often each contender chose which of its settings.</summary>
    public static Table Choices(IReadOnlyList<ContenderSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        var table = StudyReport.Create([$"chosen of {summaries[0].Contender.Candidates.Count} settings", "learning rate", "weight decay", "in"]);
        foreach (var summary in summaries)
        {
            foreach (var model in summary.Contender.Candidates)
            {
                var chosen = summary.Outcomes.Count(o => o.Choice.Model == model);
                if (chosen == 0) continue;
                table.AddRow(
                    Markup.Escape(model.Variant.Length > 0 ? $"{model.Title}, {model.Variant}" : model.Title),
                    model.LearningRate.ToString("0.####", CultureInfo.InvariantCulture),
                    model.WeightDecay.ToString("0.####", CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture, $"{chosen} of {summary.Outcomes.Count}"));
            }
        }

        return table;
    }

    private static string Range((int Least, int Most) count) => count.Least == count.Most
        ? count.Least.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{count.Least} to {count.Most}");
}
