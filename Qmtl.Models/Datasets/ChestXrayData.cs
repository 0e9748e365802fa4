using System.Globalization;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Models.Datasets;

/// <summary>
/// Findings on chest X-rays, in the columns and the coding of CheXpert's <c>train.csv</c> (Irvin et al., arXiv 1901.07031): 1 is a finding, 0 the
/// denial of one, −1 an uncertain one. A blank, a finding that the report does not mention, is read as 0.
/// </summary>
public static class ChestXrayData
{
    private const int FindingsOfAView = 14;

    /// <summary>All labels, in the order of the file of Indiana chest X-rays.</summary>
    public static IReadOnlyList<string> Labels { get; } =
    [
        "Enlarged Cardiomediastinum", "Cardiomegaly", "Lung Opacity", "Lung Lesion", "Edema", "Consolidation", "Pneumonia",
        "Atelectasis", "Pneumothorax", "Pleural Effusion", "Pleural Other", "Fracture", "Support Devices", "No Finding",
    ];

    /// <summary>The constant of <c>ChestXray.qmtl</c> that says how many inputs its models take.</summary>
    internal const string WidthConstant = "chestXrayFeatures";

    /// <summary>The labels that the CheXpert competition was about.</summary>
    public static IReadOnlyList<string> CompetitionLabels { get; } = ["Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Pleural Effusion"];

    /// <summary>Reads the labels, and the features beside them or a user's own.</summary>
    /// <remarks>
    /// The features in the file are columns whose names end in <c>_F</c>, those of the frontal view, and then <c>_L</c>, those of the lateral view, 14 of each.
    /// A model of 14 inputs takes the first, for all rows; one of 28 takes both, and is refused where a row has no lateral view.
    /// </remarks>
    /// <param name="file">A CSV file with a column for each label.</param>
    /// <param name="schema">A model with as many binary heads as labels; head i answers for label i.</param>
    /// <param name="labels">Names of label columns.</param>
    /// <param name="policy">What becomes of uncertain labels.</param>
    /// <param name="features">An NPY or CSV file with features for each row of <paramref name="file"/>; null for the features in the file itself.</param>
    /// <exception cref="ArgumentException">The model has another number of heads than there are labels, or a head that is not binary.</exception>
    /// <exception cref="DataException">A file is absent or damaged, columns or features are missing, or a label is not blank, 0, 1 or −1.</exception>
    public static Dataset Load(
        string file, ModelSchema schema, IReadOnlyList<string> labels, UncertainLabels policy, string? features = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(labels);
        if (schema.Heads.Count != labels.Count)
            throw new ArgumentException($"{schema.Name} has {schema.Heads.Count} heads, but there are {labels.Count} labels.", nameof(labels));
        if (schema.Heads.FirstOrDefault(h => h.Kind != HeadKind.Binary) is { } head)
            throw new ArgumentException($"Head '{head.Name}' of {schema.Name} is not binary.", nameof(schema));

        var table = DelimitedTable.Read(file, new DelimitedFormat { HasHeader = true });
        var columns = labels.Select(table.IndexOf).ToArray();
        var numbers = new double[table.Rows * columns.Length];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = Label(table, i / columns.Length, columns[i % columns.Length], policy);
        var matrix = features is null ? FeaturesBeside(table, schema) : FeatureMatrix.Read(features);
        return matrix.WithLabels(schema, WidthConstant, numbers, file);
    }

    private static double Label(DelimitedTable table, int row, int column, UncertainLabels policy)
    {
        var text = table[row, column].Trim();
        if (text.Length == 0) return 0;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var code);
        return (isNumber ? code : double.NaN, policy) switch
        {
            (0 or 1, _) => code,
            (-1, UncertainLabels.Zeros) => 0,
            (-1, UncertainLabels.Ones) => 1,
            (-1, _) => double.NaN,
            _ => throw new DataException(new DataProblem(table.File, table.LineOf(row), $"'{table.Columns[column]}' ({column})",
                $"'{text}' is no label of CheXpert. Write 1 for a finding, 0 for none, -1 for an uncertain one, "
                + "or leave the cell blank where it is not mentioned.")),
        };
    }

    private static FeatureMatrix FeaturesBeside(DelimitedTable table, ModelSchema schema)
    {
        var views = schema.InputWidth / FindingsOfAView;
        if (views is not (1 or 2) || schema.InputWidth % FindingsOfAView != 0)
        {
            throw new DataException(new DataProblem(table.File, null, null,
                $"{schema.Name} takes {schema.InputWidth} inputs, but the file has 14 features of the frontal view and 14 of the lateral one. "
                + $"Build the model for them, with -p:QmtlConstants={WidthConstant}=14 or 28 behind 'dotnet run', or give features of your own."));
        }

        var first = FirstOf("_F", table);
        if (views == 1) return FeatureMatrix.FromTable(table, first..(first + FindingsOfAView));
        if (FirstOf("_L", table) != first + FindingsOfAView)
        {
            throw new DataException(new DataProblem(table.File, null, null,
                "the columns of the lateral view do not follow those of the frontal one. Move them there."));
        }

        return FeatureMatrix.FromTable(
            table,
            first..(first + schema.InputWidth),
            "Where it is one of the lateral view, the row has none: take the 14 inputs of the frontal view, or delete such rows.");
    }

    /// <summary>Where the columns of a view start.</summary>
    private static int FirstOf(string ending, DelimitedTable table)
    {
        var found = Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].EndsWith(ending, StringComparison.Ordinal)).ToArray();
        if (found.Length == FindingsOfAView && found[^1] - found[0] == FindingsOfAView - 1) return found[0];
        throw new DataException(new DataProblem(table.File, null, null,
            $"there are {found.Length} columns whose names end in '{ending}', but a view has 14, side by side. Give features of your own in another file."));
    }
}
