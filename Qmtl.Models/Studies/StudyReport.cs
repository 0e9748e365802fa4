using System.Globalization;
using Qmtl.Metrics;
using Qmtl.Modeling;
using Spectre.Console;

namespace Qmtl.Models.Studies;

/// <summary>The tables that the program prints.</summary>
public static class StudyReport
{
    private static readonly (string Name, string Title)[] Metrics = [(MetricNames.Auc, "AUC"), (MetricNames.Accuracy, "accuracy")];

    /// <summary>Metrics of each head on the test part, parameters and time: one column per model.</summary>
    public static Table Results(IReadOnlyList<StudySummary> models)
    {
        var table = Create(["", .. models.Select(m => m.Model.Title)]);
        foreach (var (name, title) in Metrics)
        {
            foreach (var head in models[0].Model.Schema.Heads)
                table.AddRow([$"{head.Name} {title}", .. models.Select(m => m.Test(head.Name, name).Format("0.000"))]);
            table.AddRow([$"overall {title}", .. models.Select(m => m.Overall(name).Format("0.0000"))]);
            table.AddEmptyRow();
        }

        AddCounts(table, models, "backbone parameters", s => s.CountParameters(ModelStage.Backbone));
        AddCounts(table, models, "encoding parameters", s => s.CountParameters(ModelStage.Encoding));
        AddCounts(table, models, "head parameters", s => s.CountParameters(ModelStage.Head));
        AddCounts(table, models, "total parameters", s => s.ParameterCount);
        table.AddRow(["seconds a training", .. models.Select(m => m.Seconds.Format("0.0"))]);
        return table;
    }

    /// <summary>The validation loss of each model at each learning rate, the best of a model marked.</summary>
    public static Table Search(IReadOnlyList<LearningRateTrial> trials)
    {
        var models = trials.GroupBy(t => t.Model.Schema.Name).ToArray();
        var table = Create(["learning rate", .. models.Select(m => m.First().Model.Title)]);
        foreach (var rate in trials.GroupBy(t => t.Model.LearningRate))
        {
            table.AddRow(
            [
                rate.Key.ToString("0.####", CultureInfo.InvariantCulture),
                .. rate.Select(t => t.ValidationLoss.Format("0.0000") + (t.Best ? " *" : "")),
            ]);
        }

        return table;
    }

    /// <summary>A table with these columns, none of them wrapped.</summary>
    internal static Table Create(string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns) table.AddColumn(Markup.Escape(column), c => c.NoWrap());
        return table;
    }

    private static void AddCounts(Table table, IReadOnlyList<StudySummary> models, string title, Func<ModelSchema, int> count) =>
        table.AddRow([title, .. models.Select(m => count(m.Model.Schema).ToString(CultureInfo.InvariantCulture))]);
}
