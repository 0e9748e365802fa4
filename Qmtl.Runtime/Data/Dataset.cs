using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Qmtl.Modeling;

namespace Qmtl.Data;

/// <summary>
/// Rows of inputs and labels for one model. Immutable, and checked when it is made: inputs are finite, and every label is
/// one that its head can have, or missing (NaN).
/// </summary>
public sealed class Dataset
{
    private readonly double[] inputs;
    private readonly double[] labels;
    private string? contentHash;

    private Dataset(int rows, int inputWidth, IReadOnlyList<HeadSchema> heads, double[] inputs, double[] labels)
    {
        Rows = rows;
        InputWidth = inputWidth;
        Heads = heads;
        this.inputs = inputs;
        this.labels = labels;
    }

    /// <summary>The number of rows; may be 0.</summary>
    public int Rows { get; }

    /// <summary>How many inputs one row has.</summary>
    public int InputWidth { get; }

    /// <summary>How many heads have labels here: all heads of the model.</summary>
    public int HeadCount => Heads.Count;

    /// <summary>The heads that the labels are for, in the order of the model.</summary>
    public IReadOnlyList<HeadSchema> Heads { get; }

    /// <summary>
    /// A SHA-256 of the shape and of every bit of inputs and labels, in hexadecimal: the same on every machine. A checkpoint
    /// keeps it, so that training does not go on with other data unnoticed.
    /// </summary>
    public string ContentHash => contentHash ??= ComputeHash();

    /// <summary>Makes a data set from row-major numbers, which are copied.</summary>
    /// <param name="schema">The model that the data is for.</param>
    /// <param name="inputs">Shape [rows, input width of the model]; finite.</param>
    /// <param name="labels">
    /// Shape [rows, heads of the model]: 0 or 1 for a binary head, a class index for a categorical one, a finite number for a
    /// regression; NaN where the label is missing.
    /// </param>
    /// <exception cref="ArgumentException">A length is not a whole number of rows, or the numbers of rows differ.</exception>
    /// <exception cref="DataException">An input is not finite, or a label is none of its head's.</exception>
    public static Dataset Create(ModelSchema schema, ReadOnlySpan<double> inputs, ReadOnlySpan<double> labels)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var inputWidth = schema.InputWidth;
        var heads = schema.Heads;
        var rows = CountRows(schema, inputs.Length, inputWidth, labels.Length, heads.Count);
        var checkedLabels = labels.ToArray();
        var problems = new ProblemLog();
        for (var row = 0; row < rows; row++)
        {
            CheckInputs(schema, row, inputs.Slice(row * inputWidth, inputWidth), problems);
            CheckLabels(heads, row, checkedLabels.AsSpan(row * heads.Count, heads.Count), problems);
        }

        problems.ThrowIfAny();
        return new Dataset(rows, inputWidth, heads, inputs.ToArray(), checkedLabels);
    }

    /// <summary>Makes a data set from columns, for labels that a program computes from others.</summary>
    /// <param name="schema">The model that the data is for.</param>
    /// <param name="inputs">One column per input number of the model, in its order; all of one length.</param>
    /// <param name="labels">One column per head, by the head's name, coded as for <see cref="Create"/>.</param>
    /// <exception cref="ArgumentException">A column is absent, unknown, or has another length than the first.</exception>
    /// <exception cref="DataException">An input is not finite, or a label is none of its head's.</exception>
    public static Dataset FromColumns(ModelSchema schema, IReadOnlyList<double[]> inputs, IReadOnlyDictionary<string, double[]> labels)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        if (inputs.Count != schema.InputWidth)
            throw new ArgumentException($"{schema.Name} takes {schema.InputWidth} input columns, but there are {inputs.Count}.", nameof(inputs));
        foreach (var name in labels.Keys)
        {
            if (!schema.Heads.Any(h => h.Name == name)) throw new ArgumentException($"{schema.Name} has no head '{name}'.", nameof(labels));
        }

        var labelColumns = schema.Heads
            .Select(head => labels.TryGetValue(head.Name, out var column)
                ? column
                : throw new ArgumentException($"There are no labels for head '{head.Name}' of {schema.Name}.", nameof(labels)))
            .ToArray();
        return Create(schema, Interleave(inputs, nameof(inputs)), Interleave(labelColumns, nameof(labels)));
    }

    /// <summary>The inputs of all rows, row after row.</summary>
    internal ReadOnlySpan<double> AllInputs => inputs;

    /// <summary>The labels of all rows, row after row, coded as in <see cref="Label"/>.</summary>
    internal ReadOnlySpan<double> AllLabels => labels;

    /// <summary>The inputs of a row.</summary>
    public ReadOnlySpan<double> Inputs(int row) => inputs.AsSpan(row * InputWidth, InputWidth);

    /// <summary>
    /// The label of a row for a head: 0 or 1 of a binary head, the class index of a categorical one, the value of a regression.
    /// NaN where it is missing.
    /// </summary>
    public double Label(int row, int head) => Labels(row)[head];

    /// <summary>The labels of a row for all heads, coded as in <see cref="Label"/>.</summary>
    public ReadOnlySpan<double> Labels(int row) => labels.AsSpan(row * HeadCount, HeadCount);

    /// <summary>The labels of all rows for one head, coded as in <see cref="Label"/>.</summary>
    public double[] LabelColumn(int head)
    {
        var column = new double[Rows];
        for (var row = 0; row < Rows; row++) column[row] = Label(row, head);
        return column;
    }

    /// <summary>The rows of this data set, and then those of another.</summary>
    /// <exception cref="ArgumentException">The other data set has other inputs or heads.</exception>
    public Dataset Append(Dataset other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.InputWidth != InputWidth)
            throw new ArgumentException($"Rows of {other.InputWidth} inputs cannot follow rows of {InputWidth}.", nameof(other));
        if (!other.Heads.Select(h => (h.Name, h.Kind, h.LogitCount)).SequenceEqual(Heads.Select(h => (h.Name, h.Kind, h.LogitCount))))
            throw new ArgumentException("Rows with labels for other heads cannot follow.", nameof(other));
        return new Dataset(Rows + other.Rows, InputWidth, Heads, [.. inputs, .. other.inputs], [.. labels, .. other.labels]);
    }

    /// <summary>The given rows, in the given order; a row may be taken more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A row is not in this data set.</exception>
    public Dataset Select(ReadOnlySpan<int> rows)
    {
        var selectedInputs = new double[rows.Length * InputWidth];
        var selectedLabels = new double[rows.Length * HeadCount];
        for (var i = 0; i < rows.Length; i++)
        {
            Inputs(rows[i]).CopyTo(selectedInputs.AsSpan(i * InputWidth));
            Labels(rows[i]).CopyTo(selectedLabels.AsSpan(i * HeadCount));
        }

        return new Dataset(rows.Length, InputWidth, Heads, selectedInputs, selectedLabels);
    }

    /// <summary>The same labels with other inputs of the same shape, which this data set then owns.</summary>
    internal Dataset WithInputs(double[] replacement) => new(Rows, InputWidth, Heads, replacement, labels);

    private static int CountRows(ModelSchema schema, int inputs, int inputWidth, int labels, int heads)
    {
        var rows = heads > 0 ? labels / heads : inputWidth > 0 ? inputs / inputWidth : 0;
        if (rows * heads != labels)
            throw new ArgumentException($"{schema.Name} has {heads} heads, and {labels} labels are not a whole number of rows.", nameof(labels));
        if (rows * inputWidth != inputs)
            throw new ArgumentException($"{rows} rows of labels need {rows} rows of {inputWidth} inputs, but there are {inputs} numbers.", nameof(inputs));
        return rows;
    }

    private static void CheckInputs(ModelSchema schema, int row, ReadOnlySpan<double> values, ProblemLog problems)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i])) continue;
            problems.Add(null, null, null, string.Create(CultureInfo.InvariantCulture, $"row {row}: {InputNames.Explain(schema, i, values[i])}"));
        }
    }

    private static void CheckLabels(IReadOnlyList<HeadSchema> heads, int row, Span<double> values, ProblemLog problems)
    {
        for (var head = 0; head < values.Length; head++)
        {
            // One bit pattern for NaN and one for zero, so that equal data has an equal hash.
            values[head] = double.IsNaN(values[head]) ? double.NaN : values[head] + 0.0;
            if (LabelRule.Admits(heads[head], values[head])) continue;
            problems.Add(null, null, null, string.Create(CultureInfo.InvariantCulture, $"row {row}: {LabelRule.Explain(heads[head], values[head])}"));
        }
    }

    private static double[] Interleave(IReadOnlyList<double[]> columns, string name)
    {
        var rows = columns.Count == 0 ? 0 : columns[0].Length;
        var values = new double[rows * columns.Count];
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column].Length != rows)
                throw new ArgumentException($"Column {column} has {columns[column].Length} rows, but column 0 has {rows}.", name);
            for (var row = 0; row < rows; row++) values[(row * columns.Count) + column] = columns[column][row];
        }

        return values;
    }

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(double)];
        foreach (var size in (ReadOnlySpan<int>)[Rows, InputWidth, HeadCount])
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, size);
            hash.AppendData(number);
        }

        Append(inputs, number);
        Append(labels, number);
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(double[] values, Span<byte> buffer)
        {
            foreach (var value in values)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(buffer, value);
                hash.AppendData(buffer);
            }
        }
    }
}
