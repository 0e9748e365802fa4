using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Models.Datasets;

/// <summary>Data with several labels a row, as Mulan publishes it (Tsoumakas et al., JMLR 12, 2011): rows in an ARFF file, and a list of labels in XML.</summary>
public static class MulanData
{
    /// <summary>Reads the rows. Attributes that are listed are labels; all others are inputs, in the order of the rows.</summary>
    /// <param name="arff">The rows. Attributes are numbers, or nominal with codes that are numbers; labels are <c>{0,1}</c>, and <c>?</c> where one is missing.</param>
    /// <param name="xml">The names of the labels.</param>
    /// <param name="schema">A model with as many binary heads; head i answers for label i of the list.</param>
    /// <exception cref="ArgumentException">The model has a head that is not binary.</exception>
    /// <exception cref="DataException">
    /// A file is absent, truncated or malformed, a label has no column or is not <c>{0,1}</c>, an input is missing, or the model has other numbers of inputs or heads.
    /// </exception>
    public static Dataset Load(string arff, string xml, ModelSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (schema.Heads.FirstOrDefault(h => h.Kind != HeadKind.Binary) is { } head)
            throw new ArgumentException($"Head '{head.Name}' of {schema.Name} is not binary.", nameof(schema));
        var names = MulanLabels.Read(xml);
        var table = ArffTable.Read(arff);
        var labels = names.Select(name => LabelColumn(name, table, xml)).ToArray();
        var inputs = Enumerable.Range(0, table.Attributes.Count).Except(labels).ToArray();
        if (labels.Length != schema.Heads.Count)
            throw Problem(xml, null, null, $"the file lists {labels.Length} labels, but {schema.Name} has {schema.Heads.Count} heads. "
                + $"Take a model with {labels.Length}.");
        if (inputs.Length != schema.InputWidth)
            throw Problem(arff, null, null, $"the rows have {inputs.Length} numbers beside labels, but {schema.Name} takes {schema.InputWidth} inputs. "
                + $"Take a model with {inputs.Length}.");
        for (var row = 0; row < table.Rows.Count; row++) RequireInputs(table, row, inputs);
        return Dataset.Create(
            schema,
            [.. table.Rows.SelectMany(row => inputs.Select(column => row[column]))],
            [.. table.Rows.SelectMany(row => labels.Select(column => row[column]))]);
    }

    private static int LabelColumn(string name, ArffTable table, string xml)
    {
        var column = table.Attributes.Select(a => a.Name).ToList().IndexOf(name);
        if (column < 0)
            throw Problem(table.File, null, null, $"there is no attribute '{name}', a label that {xml} lists. Take the list that belongs to the rows.");
        return table.Attributes[column].IsBinary
            ? column
            : throw Problem(table.File, null, $"'{name}'", "the attribute is a label, but does not have the values {0,1}. Declare it so.");
    }

    private static void RequireInputs(ArffTable table, int row, int[] inputs)
    {
        foreach (var column in inputs)
        {
            if (!double.IsNaN(table.Rows[row][column])) continue;
            var place = $"'{table.Attributes[column].Name}'";
            throw Problem(table.File, table.LineOf(row), place, "the input is missing, and inputs cannot be. Fill it in, or delete the row.");
        }
    }

    private static DataException Problem(string file, int? line, string? column, string message) => new(new DataProblem(file, line, column, message));
}
