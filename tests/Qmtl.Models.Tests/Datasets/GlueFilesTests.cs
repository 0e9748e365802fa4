using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Models.Datasets;

namespace Qmtl.Models.Tests.Datasets;

/// <summary>The files of GLUE themselves, against labels and counts that another program took from them.</summary>
public sealed class GlueFilesTests
{
    private const int Folds = 5;

    private static ModelSchema Schema { get; } = StudySchema.Of(
        16, StudySchema.Binary("mrpc", 0), StudySchema.Binary("rte", 1), StudySchema.Binary("qnli", 2), StudySchema.Regression("stsb", 3));

    [SkippableFact]
    public void Rows_are_those_of_the_four_tasks()
    {
        var (training, test) = Load(fold: 2);
        Labeled(training).ShouldBe([3667, 2490, 4370, 5749]);
        Labeled(test).ShouldBe([408, 277, 1093, 1500]);
        training.Rows.ShouldBe(3667 + 2490 + 4370 + 5749);
        test.Rows.ShouldBe(408 + 277 + 1093 + 1500);
    }

    [SkippableTheory]
    [InlineData(0, "mrpc")]
    [InlineData(1, "rte")]
    [InlineData(3, "stsb")]
    public void Inputs_and_labels_are_those_of_the_arrays(int head, string task)
    {
        var fold = Load(fold: 0);
        foreach (var (part, data) in ((string, Dataset)[])[("train", fold.Training), ("dev", fold.Test)])
        {
            var rows = Enumerable.Range(0, data.Rows).Where(row => !double.IsNaN(data.Label(row, head))).ToArray();
            var selected = data.Select(rows);
            // Scores are single precision in the arrays.
            selected.LabelColumn(head).Select(l => (float)l).ShouldBe(Array($"{task}_y_{part}").Column(0).Select(l => (float)l));
            selected.Inputs(7).ToArray().ShouldBe(Array($"{task}_X_{part}").Row(7).ToArray());
        }
    }

    [SkippableFact]
    public void Folds_of_QNLI_hold_every_row_with_its_label_once()
    {
        var (inputs, labels) = (Array("qnli_dev_X"), Array("qnli_dev_y").Column(0));
        var expected = Enumerable.Range(0, inputs.Rows).Select(row => Describe(inputs.Row(row), labels[row]));
        var tested = Enumerable.Range(0, Folds).Select(fold => Load(fold).Test)
            .SelectMany(data => Enumerable.Range(0, data.Rows)
                .Where(row => !double.IsNaN(data.Label(row, 2)))
                .Select(row => Describe(data.Inputs(row), data.Label(row, 2))));
        tested.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    private static string Describe(ReadOnlySpan<double> inputs, double label) => $"{label}: {string.Join(' ', inputs.ToArray())}";

    private static int[] Labeled(Dataset data) => [.. Enumerable.Range(0, data.HeadCount).Select(h => data.LabelColumn(h).Count(l => !double.IsNaN(l)))];

    private static DatasetFold Load(int fold)
    {
        var glue = Path.GetDirectoryName(Path.GetDirectoryName(SharedFolder.Find("data/glue/QNLI/dev.tsv")))!;
        return GlueData.Load(glue, Schema, fold, Folds, seed: 3);
    }

    private static NpyArray Array(string name) => NpyArray.Read(SharedFolder.Find($"data/glue/features_pair16/{name}.npy"));
}
