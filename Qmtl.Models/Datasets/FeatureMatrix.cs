using System.Globalization;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Models.Datasets;

/// <summary>Numbers that describe samples, a row for each: those of a published data set, or a user's own. All are finite.</summary>
public sealed class FeatureMatrix
{
    private readonly double[] values;

    private FeatureMatrix(string file, int rows, int columns, double[] values)
    {
        File = file;
        Rows = rows;
        Columns = columns;
        this.values = values;
    }

    /// <summary>The file that they were read from.</summary>
    public string File { get; }

    /// <summary>How many samples there are.</summary>
    public int Rows { get; }

    /// <summary>How many numbers describe a sample.</summary>
    public int Columns { get; }

    /// <summary>All numbers, row after row.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The numbers of a row.</summary>
    public ReadOnlySpan<double> Row(int row) => values.AsSpan(row * Columns, Columns);

    /// <summary>Reads an NPY array, or a CSV file whose first line names the columns.</summary>
    /// <param name="path">A file that ends in <c>.npy</c> or <c>.csv</c>.</param>
    /// <exception cref="DataException">The file is absent, damaged or of another kind, rows differ in length, or a number is blank or not finite.</exception>
    public static FeatureMatrix Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".NPY" => FromArray(NpyArray.Read(path)),
            ".CSV" => FromTable(DelimitedTable.Read(path, new DelimitedFormat { HasHeader = true }), ..),
            _ => throw Problem(path, "features are read from .npy and .csv files. Save them as one of these."),
        };
    }

    /// <summary>Takes columns of a table that lie next to each other.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Their positions.</param>
    /// <param name="blank">What to do where cells are blank; null gives the advice for features of a user's own.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such columns.</exception>
    /// <exception cref="DataException">There are no rows, or a cell is blank or not a finite number.</exception>
    public static FeatureMatrix FromTable(DelimitedTable table, Range columns, string? blank = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var first = columns.GetOffsetAndLength(table.Columns.Count).Offset;
        var numbers = table.Numbers(columns);
        var values = new double[table.Rows * numbers.Length];
        for (int row = 0, i = 0; row < table.Rows; row++)
        {
            for (var column = 0; column < numbers.Length; column++, i++)
            {
                values[i] = numbers[column][row];
                if (!double.IsNaN(values[i])) continue;
                var place = string.Create(CultureInfo.InvariantCulture, $"'{table.Columns[first + column]}' ({first + column})");
                var advice = blank ?? "Fill the cell: every row needs all features.";
                throw new DataException(new DataProblem(table.File, table.LineOf(row), place, $"the feature is missing. {advice}"));
            }
        }

        return Create(table.File, table.Rows, numbers.Length, values);
    }

    /// <summary>Makes a data set of the features and the labels that belong to them.</summary>
    /// <param name="schema">The model that it is for.</param>
    /// <param name="constant">The constant of a <c>.qmtl</c> file that says how many inputs the model takes, such as <c>glueFeatures</c>.</param>
    /// <param name="labels">Shape [rows, heads of the model], as <see cref="Dataset.Create"/> takes them; NaN where a row does not label a head.</param>
    /// <param name="labelFile">Where the labels come from.</param>
    /// <exception cref="ArgumentException">The labels are not a whole number of rows.</exception>
    /// <exception cref="DataException">
    /// There are not as many rows as labels, the model takes another number of inputs, or a label is none of its head's.
    /// </exception>
    public Dataset WithLabels(ModelSchema schema, string constant, ReadOnlySpan<double> labels, string labelFile)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var labeled = labels.Length / schema.Heads.Count;
        if (labeled != Rows)
        {
            var advice = Path.GetExtension(File).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? " The first line of a CSV file names the columns." : "";
            throw Problem(File, $"the features have {Rows} rows, but there are {labeled} rows of labels in {labelFile}. "
                + $"Give a row for each, in the order of the labels.{advice}");
        }

        if (schema.InputWidth != Columns)
        {
            throw Problem(File, $"the rows have {Columns} features, but {schema.Name} takes {schema.InputWidth} inputs. "
                + $"Build it for them, with -p:QmtlConstants={constant}={Columns} behind 'dotnet run', or give {schema.InputWidth} features.");
        }

        return Dataset.Create(schema, values, labels);
    }

    private static FeatureMatrix FromArray(NpyArray array)
    {
        for (var row = 0; row < array.Rows; row++)
        {
            for (var column = 0; column < array.Columns; column++)
            {
                if (double.IsFinite(array[row, column])) continue;
                throw Problem(array.File, string.Create(
                    CultureInfo.InvariantCulture,
                    $"row {row}, column {column}: {array[row, column]} is not a finite number, and every row needs all features. "
                    + $"Replace it before saving the array."));
            }
        }

        return Create(array.File, array.Rows, array.Columns, array.Values.ToArray());
    }

    private static FeatureMatrix Create(string file, int rows, int columns, double[] values) => rows > 0 && columns > 0
        ? new FeatureMatrix(file, rows, columns, values)
        : throw Problem(file, "the file holds no features: give a row for each sample.");

    private static DataException Problem(string file, string message) => new(new DataProblem(file, null, null, message));
}
