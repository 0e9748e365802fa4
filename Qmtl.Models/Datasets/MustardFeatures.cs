using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Models.Datasets;

/// <summary>The features of MUStARD's utterances: NPY files with a row for each, in the order of <c>sarcasm_data.json</c>.</summary>
internal static class MustardFeatures
{
    private const string Speaker = "speaker.npy";
    private const int Width = 223;

    /// <summary>
    /// The files in the order of the inputs, with their columns: mean word vectors of the utterance and of its context, which of 15
    /// speakers it is as one 1 among zeros (zeros for 20 utterances of others), and how a lexicon rates its words.
    /// </summary>
    private static readonly (string Name, int Columns)[] Files = [("utterance.npy", 100), ("context.npy", 100), (Speaker, 15), ("afinn8.npy", 8)];

    /// <summary>The inputs of all utterances, row after row.</summary>
    /// <exception cref="DataException">The model takes another number of inputs, or a file is missing, damaged or of another shape.</exception>
    public static double[] Read(string folder, ModelSchema schema, MustardInputs inputs, int rows)
    {
        if (schema.InputWidth != Width)
        {
            throw Problem(folder, $"the features are {Width} for each utterance, but {schema.Name} takes {schema.InputWidth} inputs. "
                + $"Build it for them, with -p:QmtlConstants={MustardData.WidthConstant}={Width} behind 'dotnet run', or give features of your own.");
        }

        var values = new double[rows * Width];
        var offset = 0;
        foreach (var (name, columns) in Files)
        {
            if (inputs == MustardInputs.All || name == Speaker) Place(Read(Path.Combine(folder, name), rows, columns), values, offset);
            offset += columns;
        }

        return values;
    }

    private static FeatureMatrix Read(string path, int rows, int columns)
    {
        var matrix = FeatureMatrix.Read(path);
        return matrix.Rows == rows && matrix.Columns == columns ? matrix
            : throw Problem(path, $"the shape is {matrix.Rows} × {matrix.Columns}, but {rows} utterances have {rows} × {columns} features here. Fetch the file again.");
    }

    private static void Place(FeatureMatrix matrix, double[] values, int offset)
    {
        for (var row = 0; row < matrix.Rows; row++) matrix.Row(row).CopyTo(values.AsSpan((row * Width) + offset));
    }

    private static DataException Problem(string path, string message) => new(new DataProblem(path, null, null, message));
}
