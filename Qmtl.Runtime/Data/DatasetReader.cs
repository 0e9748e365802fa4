using System.Globalization;
using Qmtl.Modeling;

namespace Qmtl.Data;

/// <summary>Reads the inputs and labels of a model from files.</summary>
public static class DatasetReader
{
    /// <summary>Reads a CSV or TSV file, binding its columns to the model's inputs and heads by name.</summary>
    /// <param name="schema">The model that the data is for.</param>
    /// <param name="path">The file; may be packed by gzip.</param>
    /// <param name="options">How to read it, where the file does not tell.</param>
    /// <exception cref="DataException">The file cannot be read, columns are missing, an input is blank or not finite, or a label is unknown.</exception>
    public static Dataset Read(ModelSchema schema, string path, DatasetOptions? options = null) =>
        Read(schema, DelimitedTable.Read(path, options?.Format), options);

    /// <summary>Takes inputs and labels from a table, binding its columns to the model's inputs and heads by name.</summary>
    /// <remarks>
    /// Binary labels are 0 or 1, true or false, yes or no; categorical ones a class name or index; all in any case. A missing label is
    /// blank, <c>NA</c>, <c>N/A</c>, <c>NaN</c>, <c>null</c>, <c>?</c> or one of <see cref="DatasetOptions.MissingLabels"/>. Inputs are never missing.
    /// </remarks>
    /// <param name="schema">The model that the data is for.</param>
    /// <param name="table">The table.</param>
    /// <param name="options">How to read it; its format is not used here.</param>
    /// <exception cref="DataException">Columns are missing, an input is blank or not finite, or a label is unknown.</exception>
    public static Dataset Read(ModelSchema schema, DelimitedTable table, DatasetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        options ??= new DatasetOptions();
        var binding = DatasetBinding.Create(schema, table, options);
        var labelTexts = schema.Heads.Select(head => new LabelText(head, options.MissingLabels)).ToArray();
        var inputs = new double[table.Rows * binding.InputColumns.Length];
        var labels = new double[table.Rows * binding.HeadColumns.Length];
        var problems = new ProblemLog();
        for (int row = 0, input = 0, label = 0; row < table.Rows; row++)
        {
            foreach (var column in binding.InputColumns) inputs[input++] = Input(table, row, column, problems);
            for (var head = 0; head < labelTexts.Length; head++) labels[label++] = Label(table, row, binding.HeadColumns[head], labelTexts[head], problems);
        }

        problems.ThrowIfAny();
        return Dataset.Create(schema, inputs, labels);
    }

    /// <summary>Takes inputs and labels from arrays, by position.</summary>
    /// <param name="schema">The model that the data is for.</param>
    /// <param name="inputs">Shape [rows, input width of the model].</param>
    /// <param name="labels">
    /// Shape [rows, heads of the model]: 0 or 1, a class index, or a value; NaN where missing. Null leaves all labels missing, for
    /// data to predict for.
    /// </param>
    /// <exception cref="DataException">A shape does not fit, an input is not finite, or a label is unknown.</exception>
    public static Dataset Read(ModelSchema schema, NpyArray inputs, NpyArray? labels)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(inputs);
        var problems = new ProblemLog();
        if (inputs.Columns != schema.InputWidth)
            problems.Add(inputs.File, null, null, $"the rows have {inputs.Columns} numbers, but {schema.Name} takes {schema.InputWidth} inputs.");
        if (labels is not null && labels.Columns != schema.Heads.Count)
        {
            var heads = string.Join(", ", schema.Heads.Select(h => h.Name));
            problems.Add(labels.File, null, null, $"there are {labels.Columns} columns of labels, but {schema.Name} has {schema.Heads.Count} heads: {heads}.");
        }

        if (labels is not null && labels.Rows != inputs.Rows)
            problems.Add(labels.File, null, null, $"there are {labels.Rows} rows of labels, but {inputs.Rows} rows of inputs in {inputs.File}.");
        problems.ThrowIfAny();

        for (var row = 0; row < inputs.Rows; row++)
        {
            CheckInputs(schema, inputs, row, problems);
            if (labels is not null) CheckLabels(schema, labels, row, problems);
        }

        problems.ThrowIfAny();
        var missing = labels is null ? new double[inputs.Rows * schema.Heads.Count] : [];
        Array.Fill(missing, double.NaN);
        return Dataset.Create(schema, inputs.Values, labels is null ? missing : labels.Values);
    }

    private static double Input(DelimitedTable table, int row, int column, ProblemLog problems)
    {
        var text = table[row, column];
        if (CellText.TryNumber(text, out var number) && double.IsFinite(number)) return number;
        var fault = string.IsNullOrWhiteSpace(text) ? "the input is blank" : $"{CellText.Quote(text)} is not a finite number";
        problems.Add(table.File, table.LineOf(row), table.Describe(column), $"{fault}, and inputs cannot be missing. Fill the cell or drop the row.");
        return 0;
    }

    private static double Label(DelimitedTable table, int row, int column, LabelText reader, ProblemLog problems)
    {
        if (column < 0) return double.NaN;
        if (reader.TryRead(table[row, column], out var label)) return label;
        problems.Add(table.File, table.LineOf(row), table.Describe(column), reader.Explain(table[row, column]));
        return double.NaN;
    }

    private static void CheckInputs(ModelSchema schema, NpyArray array, int row, ProblemLog problems)
    {
        var values = array.Row(row);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i])) continue;
            var fault = InputNames.Explain(schema, i, values[i]);
            problems.Add(array.File, null, null, string.Create(CultureInfo.InvariantCulture, $"row {row}, column {i}: {fault}"));
        }
    }

    private static void CheckLabels(ModelSchema schema, NpyArray array, int row, ProblemLog problems)
    {
        var values = array.Row(row);
        for (var head = 0; head < values.Length; head++)
        {
            if (LabelRule.Admits(schema.Heads[head], values[head])) continue;
            var fault = LabelRule.Explain(schema.Heads[head], values[head]);
            problems.Add(array.File, null, null, string.Create(CultureInfo.InvariantCulture, $"row {row}, column {head}: {fault}"));
        }
    }
}
