using Qmtl.Data;
using Qmtl.Models.Datasets;

namespace Qmtl.Models.Tests.Datasets;

public sealed class MustardFoldsTests : IDisposable
{
    private readonly MustardFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_fold_has_the_rows_that_the_file_names_in_its_order()
    {
        var data = Load();
        var folds = MustardData.Folds(folder.Path, data);

        folds.Count.ShouldBe(2);
        folds[0].Training.ContentHash.ShouldBe(data.Select([2, 0]).ContentHash);
        folds[0].Test.ContentHash.ShouldBe(data.Select([1]).ContentHash);
        folds[1].Training.ContentHash.ShouldBe(data.Select([1]).ContentHash);
        folds[1].Test.ContentHash.ShouldBe(data.Select([0, 2]).ContentHash);
    }

    [Theory]
    [InlineData("[{ \"train\": [0,\n 1", "folds.json:2: the file is truncated")]
    [InlineData("{}", "folds.json: there are no folds: the file is to be an array of {\"train\": [...], \"test\": [...]}. Fetch the file again.")]
    [InlineData("[]", "there are no folds")]
    [InlineData("[{ \"train\": [0, 1] }]", "folds.json: [0] has no \"test\" that is an array.")]
    [InlineData("[[0, 1]]", "[0] has no \"train\" that is an array.")]
    [InlineData("[{ \"train\": [0, 1.5], \"test\": [2] }]", "[0].train holds 1.5, which is not the index of a row.")]
    [InlineData("[{ \"train\": [0, \"1\"], \"test\": [2] }]", "[0].train holds \"1\", which is not the index of a row.")]
    [InlineData("[{ \"train\": [0, 1], \"test\": [3] }]", "[0]: there is no row 3: rows are 0 to 2.")]
    [InlineData("[{ \"train\": [0, 1], \"test\": [-1] }]", "[0]: there is no row -1: rows are 0 to 2.")]
    [InlineData("[{ \"train\": [0, 1], \"test\": [1] }]", "[0]: row 1 is named twice.")]
    [InlineData("[{ \"train\": [0], \"test\": [1] }]", "[0]: row 2 is not named.")]
    [InlineData("[{ \"train\": [0, 1], \"test\": [2] }, { \"train\": [1, 0], \"test\": [2] }]", "[*].test: row 2 is named twice.")]
    [InlineData("[{ \"train\": [0, 1], \"test\": [2] }, { \"train\": [1, 2], \"test\": [0] }]", "[*].test: row 1 is not named.")]
    public void Folds_that_do_not_divide_the_rows_are_refused(string text, string problem)
    {
        folder.Folds = text;
        Should.Throw<DataException>(() => MustardData.Folds(folder.Path, Load())).Message.ShouldContain(problem);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        folder.Delete("folds.json");
        Should.Throw<DataException>(() => MustardData.Folds(folder.Path, Load())).Message.ShouldContain("folds.json: there is no such file");
    }

    private Dataset Load() => MustardData.Load(folder.Path, MustardFolder.Schema(), MustardInputs.All);
}
