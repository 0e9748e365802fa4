using System.Globalization;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Models.Datasets;

namespace Qmtl.Models.Tests.Datasets;

public sealed class GlueDataTests : IDisposable
{
    private const string Pairs = "index\tsentence1\tsentence2\tlabel\n";
    private readonly TemporaryFolder folder = new();

    public GlueDataTests()
    {
        Write("MRPC/train.tsv", "\uFEFFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t1\t2\tHe said \" no .\tNo , he said .\n0\t3\t4\tA\tB\n");
        Write("MRPC/dev.tsv", "\uFEFFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t5\t6\t\" A\tA\n");
        Write("RTE/train.tsv", Pairs + "0\tA\tB\tnot_entailment\n");
        Write("RTE/dev.tsv", Pairs + "0\tA\tA\tentailment\n");
        Write(
            "QNLI/dev.tsv",
            "index\tquestion\tsentence\tlabel\n0\tA?\tA\tentailment\n1\tB?\tA\tnot_entailment\n2\tC?\tC\tentailment\n3\tD?\tA\tnot_entailment\n");
        Write("STS-B/train.tsv", "index\tgenre\tsentence1\tsentence2\tscore\n0\tg\tA\t\"A\t4.750\n");
        Write("STS-B/dev.tsv", "index\tgenre\tsentence1\tsentence2\tscore\n0\tg\tA\tB\t0.000\n");
        (string Name, int Rows)[] arrays =
            [("mrpc_X_train", 2), ("mrpc_X_dev", 1), ("rte_X_train", 1), ("rte_X_dev", 1), ("qnli_dev_X", 4), ("stsb_X_train", 1), ("stsb_X_dev", 1)];
        foreach (var (name, rows) in arrays) WriteFeatures(name, rows, first: name.Length);
    }

    // In another order than tasks are read in.
    private static ModelSchema Schema { get; } = StudySchema.Of(
        2, StudySchema.Regression("stsb", 0), StudySchema.Binary("mrpc", 1), StudySchema.Binary("rte", 2), StudySchema.Binary("qnli", 3));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_row_labels_one_task()
    {
        var (training, test) = Load(fold: 0);

        var none = double.NaN;
        training.LabelColumn(1).ShouldBe([1, 0, none, none, none, none]); // MRPC
        training.LabelColumn(2).ShouldBe([none, none, 0, none, none, none]);
        training.LabelColumn(0).ShouldBe([none, none, none, 4.75, none, none]);
        training.LabelColumn(3)[..4].ShouldBe([none, none, none, none]);
        training.LabelColumn(3)[4..].Order().ShouldBe([0.0, 1]); // Folds have labels in equal proportions.
        test.LabelColumn(1).ShouldBe([1, none, none, none, none]);
        test.LabelColumn(2).ShouldBe([none, 1, none, none, none]);
        test.LabelColumn(0).ShouldBe([none, none, 0, none, none]);
        test.LabelColumn(3)[3..].Order().ShouldBe([0.0, 1]);
    }

    [Fact]
    public void Features_stay_with_their_labels()
    {
        var (training, test) = Load(fold: 1);
        training.Inputs(1).ToArray().ShouldBe([14.0, -14]); // The second row of mrpc_X_train starts at 12 + 2.
        training.Inputs(3).ToArray().ShouldBe([12.0, -12]);
        // Rows of QNLI are 10, 12, 14, 16; the even ones are entailments.
        foreach (var data in (Dataset[])[training, test])
        {
            for (var row = data.Rows - 2; row < data.Rows; row++) data.Labels(row)[3].ShouldBe(data.Inputs(row)[0] is 10 or 14 ? 1 : 0);
        }
    }

    [Fact]
    public void Folds_test_every_question_once_and_a_seed_draws_them_again()
    {
        double[] tested = [.. Enumerable.Range(0, 2).SelectMany(fold => Questions(Load(fold).Test))];
        tested.Order().ShouldBe([10.0, 12, 14, 16]);
        foreach (var fold in (int[])[0, 1]) Questions(Load(fold).Training).Intersect(Questions(Load(fold).Test)).ShouldBeEmpty();
        Load(1).Test.ContentHash.ShouldBe(Load(1).Test.ContentHash);

        static double[] Questions(Dataset data) =>
            [.. Enumerable.Range(0, data.Rows).Where(row => !double.IsNaN(data.Label(row, 3))).Select(row => data.Inputs(row)[0])];
    }

    [Fact]
    public void Features_of_ones_own_come_from_another_folder()
    {
        Directory.Move(folder.In("features_pair16"), folder.In("own"));
        GlueData.Load(folder.Path, Schema, 0, 2, seed: 1, folder.In("own")).Training.Rows.ShouldBe(6);
        Should.Throw<DataException>(() => Load(0)).Message.ShouldContain("there is no such folder.");
    }

    [Fact]
    public void Features_may_be_CSV_files()
    {
        var fold = GlueData.Load(folder.Path, Schema, 0, 2, seed: 1);
        foreach (var file in Directory.GetFiles(folder.In("features_pair16")))
        {
            var matrix = FeatureMatrix.Read(file);
            var rows = Enumerable.Range(0, matrix.Rows).Select(row => string.Join(',', matrix.Row(row).ToArray().Select(v => v.ToString("R", CultureInfo.InvariantCulture))));
            File.WriteAllLines(Path.ChangeExtension(file, ".csv"), ["a,b", .. rows]);
            File.Delete(file);
        }

        GlueData.Load(folder.Path, Schema, 0, 2, seed: 1).Training.ContentHash.ShouldBe(fold.Training.ContentHash);
    }

    [Fact]
    public void Features_that_do_not_fit_are_refused()
    {
        WriteFeatures("rte_X_train", rows: 2, first: 0);
        Should.Throw<DataException>(() => Load(0)).Message.ShouldContain("rte_X_train.npy: the features have 2 rows, but there are 1 rows of labels in ");
    }

    [Theory]
    [InlineData("MRPC/dev.tsv", "Quality\ta\n2\tb\n", ":2: column 'Quality' (0): '2' is neither 0 or 1 nor entailment or not_entailment.")]
    [InlineData("RTE/dev.tsv", "label\ta\n\tb\n", ":2: column 'label' (0): '' is neither 0 or 1")]
    [InlineData("STS-B/dev.tsv", "a\tscore\nb\t5.1\n", ":2: column 'score' (1): '5.1' is no score from 0 to 5. The file is not GLUE's, or damaged: fetch STS-B again.")]
    [InlineData("STS-B/dev.tsv", "a\tscore\nb\tNaN\n", ":2: column 'score' (1): 'NaN' is no score from 0 to 5.")]
    [InlineData("QNLI/dev.tsv", "a\tb\nb\tc\n", ": there is no column 'label'")]
    [InlineData("RTE/train.tsv", "a\tlabel\nb\n", ":2: this row has 1 columns")]
    public void Damaged_labels_are_refused(string file, string text, string message)
    {
        Write(file, text);
        Should.Throw<DataException>(() => Load(0)).Message.ShouldStartWith(Path.Combine(folder.Path, file.Replace('/', Path.DirectorySeparatorChar)) + message);
    }

    [Fact]
    public void Models_and_folds_that_do_not_fit_are_refused()
    {
        Should.Throw<ArgumentException>(() => GlueData.Load(folder.Path, StudySchema.Tasks(2, 4), 0, 2, 1)).Message
            .ShouldStartWith("Toy must have the binary heads mrpc, rte and qnli and the regression stsb");
        Should.Throw<ArgumentOutOfRangeException>(() => Load(2));
        Should.Throw<ArgumentOutOfRangeException>(() => Load(-1));
    }

    private DatasetFold Load(int fold) => GlueData.Load(folder.Path, Schema, fold, folds: 2, seed: 1);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.In(file))!);
        folder.Write(file, text);
    }

    private void WriteFeatures(string name, int rows, double first)
    {
        Directory.CreateDirectory(folder.In("features_pair16"));
        double[] values = [.. Enumerable.Range(0, rows).SelectMany(row => (double[])[first + (2 * row), -first - (2 * row)])];
        folder.Write($"features_pair16/{name}.npy", NpyBytes.Of(2, values));
    }
}
