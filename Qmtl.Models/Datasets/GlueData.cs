using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Models.Datasets;

/// <summary>
/// Four tasks of GLUE (Wang et al., arXiv 1804.07461) about pairs of sentences, as rows of which each labels one task and no other: whether the sentences
/// mean the same (MRPC), whether the first entails the second (RTE), whether the second answers the first (QNLI), and how similar they are, from 0 to 5 (STS-B).
/// </summary>
public static class GlueData
{
    /// <summary>The constant of <c>Glue.qmtl</c> that says how many inputs its models take.</summary>
    internal const string WidthConstant = "glueFeatures";

    private const string FeaturesFolder = "features_pair16";

    private static readonly GlueTask Mrpc = new("mrpc", "MRPC", "Quality", HeadKind.Binary);
    private static readonly GlueTask Rte = new("rte", "RTE", "label", HeadKind.Binary);
    private static readonly GlueTask Qnli = new("qnli", "QNLI", "label", HeadKind.Binary);
    private static readonly GlueTask Stsb = new("stsb", "STS-B", "score", HeadKind.Regression);

    /// <summary>Reads the labels from the files as GLUE publishes them, and features of each pair of sentences.</summary>
    /// <remarks>
    /// To train with are the training rows of MRPC, RTE and STS-B, to test with their development rows, as GLUE divides them. Of QNLI the development rows serve
    /// for both: those of one fold are tested, the others learned from; the folds have labels in equal proportions.
    /// </remarks>
    /// <param name="folder">Holds <c>MRPC/train.tsv</c>, <c>MRPC/dev.tsv</c>, and so on for RTE and STS-B, and <c>QNLI/dev.tsv</c>.</param>
    /// <param name="schema">A model with binary heads <c>mrpc</c>, <c>rte</c> and <c>qnli</c>, and a regression <c>stsb</c>, in any order.</param>
    /// <param name="fold">The fold of QNLI that is tested, from 0 to <paramref name="folds"/> − 1.</param>
    /// <param name="folds">How many folds of QNLI there are, at least 2.</param>
    /// <param name="seed">Draws the folds.</param>
    /// <param name="features">
    /// A folder with features of a user's own, a row for each pair of sentences: <c>mrpc_X_train.npy</c>, <c>mrpc_X_dev.npy</c>, and so on for <c>rte</c> and
    /// <c>stsb</c>, and <c>qnli_dev_X.npy</c>; or CSV files with such names. Null for the folder <c>features_pair16</c> beside the labels.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such fold.</exception>
    /// <exception cref="ArgumentException">The model has other heads.</exception>
    /// <exception cref="DataException">A file is absent or damaged, features are not as many as labels or inputs, or a label is unknown.</exception>
    public static DatasetFold Load(string folder, ModelSchema schema, int fold, int folds, ulong seed, string? features = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentOutOfRangeException.ThrowIfNegative(fold);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fold, folds);
        RequireHeads(schema);

        features ??= Path.Combine(folder, FeaturesFolder);
        var questions = DatasetFolds.Create(Read(Qnli, "dev", "qnli_dev_X"), folds, seed, Stratification.ByHead(Qnli.Head))[fold];
        return new DatasetFold(
            Stack(schema, [.. Divided("train"), questions.Training]),
            Stack(schema, [.. Divided("dev"), questions.Test]));

        IEnumerable<Dataset> Divided(string part) => ((GlueTask[])[Mrpc, Rte, Stsb]).Select(task => Read(task, part, $"{task.Head}_X_{part}"));

        Dataset Read(GlueTask task, string part, string matrix)
        {
            var file = Path.Combine(folder, task.Folder, part + ".tsv");
            return FeatureMatrix.Read(FileOf(Path.Combine(features, matrix))).WithLabels(schema, WidthConstant, task.Labels(file, schema), file);
        }
    }

    /// <summary>The CSV file of this name where there is one and no NPY file, else the NPY file.</summary>
    private static string FileOf(string matrix) => !File.Exists(matrix + ".npy") && File.Exists(matrix + ".csv") ? matrix + ".csv" : matrix + ".npy";

    private static void RequireHeads(ModelSchema schema)
    {
        var expected = ((GlueTask[])[Mrpc, Rte, Qnli, Stsb]).Select(task => (task.Head, task.Kind)).Order();
        if (!schema.Heads.Select(head => (head.Name, head.Kind)).Order().SequenceEqual(expected))
            throw new ArgumentException($"{schema.Name} must have the binary heads mrpc, rte and qnli and the regression stsb, and no others.", nameof(schema));
    }

    private static Dataset Stack(ModelSchema schema, IReadOnlyList<Dataset> parts)
    {
        var rows = parts.SelectMany(part => Enumerable.Range(0, part.Rows).Select(row => (Part: part, Row: row))).ToArray();
        return Dataset.Create(schema, [.. rows.SelectMany(r => r.Part.Inputs(r.Row).ToArray())], [.. rows.SelectMany(r => r.Part.Labels(r.Row).ToArray())]);
    }
}
