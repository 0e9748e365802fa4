using System.Globalization;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Models.Datasets;

/// <summary>A task of GLUE, and how its files hold its labels.</summary>
/// <param name="Head">The head that answers for it.</param>
/// <param name="Folder">The folder of its files.</param>
/// <param name="Column">The column of its labels.</param>
/// <param name="Kind">What the labels are: yes or no, or a score from 0 to 5.</param>
internal sealed record GlueTask(string Head, string Folder, string Column, HeadKind Kind)
{
    private const double GreatestScore = 5;

    /// <summary>The labels of a file for all heads of a model: NaN for the heads of other tasks.</summary>
    /// <exception cref="DataException">The file is absent or damaged, or a label is unknown.</exception>
    public double[] Labels(string file, ModelSchema schema)
    {
        // GLUE encloses nothing in quotes: they are part of sentences.
        var table = DelimitedTable.Read(file, new DelimitedFormat { Delimiter = '\t', HasHeader = true, Quoted = false });
        var column = table.IndexOf(Column);
        var head = schema.Heads.Select(h => h.Name).ToList().IndexOf(Head);
        var labels = new double[table.Rows * schema.Heads.Count];
        Array.Fill(labels, double.NaN);
        for (var row = 0; row < table.Rows; row++) labels[(row * schema.Heads.Count) + head] = Label(table, row, column);
        return labels;
    }

    private double Label(DelimitedTable table, int row, int column)
    {
        var text = table[row, column];
        if (Kind == HeadKind.Regression)
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= GreatestScore) return score;
            throw Problem("is no score from 0 to 5");
        }

        return text switch
        {
            "1" or "entailment" => 1,
            "0" or "not_entailment" => 0,
            _ => throw Problem("is neither 0 or 1 nor entailment or not_entailment"),
        };

        DataException Problem(string fault) => new(new DataProblem(
            table.File, table.LineOf(row), $"'{Column}' ({column})", $"'{text}' {fault}. The file is not GLUE's, or damaged: fetch {Folder} again."));
    }
}
