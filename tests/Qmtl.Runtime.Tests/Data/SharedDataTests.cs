using Qmtl.Data;

namespace Qmtl.Runtime.Tests.Data;

public sealed class SharedDataTests
{
    [SkippableFact]
    public void The_digits_are_1797_images_of_64_pixels_from_0_to_16_and_their_digit()
    {
        var table = DelimitedTable.Read(SharedFolder.Find("data/digits/digits.csv.gz"));
        table.Rows.ShouldBe(1797);
        table.Columns.Count.ShouldBe(65);
        table.Numbers(0..64).SelectMany(c => c).ShouldAllBe(p => p >= 0 && p <= 16);
        table.Numbers(64).Distinct().Order().ShouldBe(Enumerable.Range(0, 10).Select(d => (double)d));

        var schema = TestSchema.Of([("pixels", 64)], TestSchema.Categorical("digit", Enumerable.Range(0, 10).Select(d => $"{d}").ToArray()));
        var data = DatasetReader.Read(schema, table, new DatasetOptions { Columns = new ColumnMap(["pixels=0..64", "digit=64"]) });
        data.LabelColumn(0).ShouldBe(table.Numbers("64"));
    }

    [SkippableTheory]
    [InlineData("mrpc_X_train", "mrpc_y_train", 3667)]
    [InlineData("mrpc_X_dev", "mrpc_y_dev", 408)]
    [InlineData("rte_X_train", "rte_y_train", 2490)]
    [InlineData("rte_X_dev", "rte_y_dev", 277)]
    [InlineData("qnli_dev_X", "qnli_dev_y", 5463)]
    public void The_pair_features_are_16_numbers_and_a_binary_label(string inputs, string labels, int rows)
    {
        var schema = TestSchema.Of([("features", 16)], TestSchema.Binary("same"));
        var data = DatasetReader.Read(
            schema,
            NpyArray.Read(SharedFolder.Find($"data/glue/features_pair16/{inputs}.npy")),
            NpyArray.Read(SharedFolder.Find($"data/glue/features_pair16/{labels}.npy")));
        data.Rows.ShouldBe(rows);
        data.LabelColumn(0).Distinct().Order().ShouldBe([0.0, 1]);
    }

    [SkippableFact]
    public void The_similarity_scores_are_from_0_to_5()
    {
        var scores = NpyArray.Read(SharedFolder.Find("data/glue/features_pair16/stsb_y_train.npy"));
        scores.Rows.ShouldBe(5749);
        scores.Column(0).ShouldAllBe(s => s >= 0 && s <= 5);
    }

    [SkippableFact]
    public void Arrays_of_text_are_refused_with_advice()
    {
        var path = SharedFolder.Find("data/mustard/features/ids.npy");
        Should.Throw<DataException>(() => NpyArray.Read(path)).Message.ShouldContain("Texts are not numbers");
    }

    [SkippableFact]
    public void The_chest_labels_are_blank_zero_one_or_uncertain()
    {
        var path = SharedFolder.Find("data/chest-xray/features_labels.csv");
        var schema = TestSchema.Of([("Atelectasis_F", 1), ("Edema_F", 1)], TestSchema.Binary("Edema"), TestSchema.Binary("Pleural Effusion"));
        DatasetReader.Read(schema, path, new DatasetOptions { MissingLabels = ["-1"] }).Rows.ShouldBe(2929);
        Should.Throw<DataException>(() => DatasetReader.Read(schema, path)).Message.ShouldContain("is no label of head");
    }

    [SkippableFact]
    public void Sentence_pairs_are_read_where_quotes_are_ordinary_text()
    {
        var unquoted = new DelimitedFormat { Quoted = false };
        DelimitedTable.Read(SharedFolder.Find("data/glue/RTE/train.tsv"), unquoted).Rows.ShouldBe(2490);
        DelimitedTable.Read(SharedFolder.Find("data/glue/MRPC/train.tsv"), unquoted).Columns[0].ShouldBe("Quality"); // after a byte order mark
        DelimitedTable.Read(SharedFolder.Find("data/glue/CoLA/train.tsv"), unquoted with { HasHeader = false }).Rows.ShouldBe(8551);
    }
}
