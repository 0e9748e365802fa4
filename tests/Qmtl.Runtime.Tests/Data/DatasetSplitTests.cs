using FsCheck.Xunit;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Runtime.Tests.Data;

public sealed class DatasetSplitTests
{
    // The input of a row is its number, so that a part shows which rows it has.
    private static readonly ModelSchema Schema = TestSchema.Of(
        [("row", 1)], TestSchema.Binary("odd"), TestSchema.Categorical("shape", "a", "b", "c"), TestSchema.Regression("ink"));

    [Property(Replay = "(1,3)")]
    public void Parts_are_disjoint_cover_all_rows_and_keep_the_order_of_the_data(byte rows, ulong seed)
    {
        var split = DatasetSplit.ByFractions(Make(rows), 0.2, 0.3, seed);
        Dataset[] parts = [split.Training, split.Validation, split.Test];
        parts.SelectMany(RowsOf).Order().ShouldBe(Enumerable.Range(0, rows));
        foreach (var part in parts) RowsOf(part).ShouldBe(RowsOf(part).Order());
    }

    [Property(Replay = "(2,3)")]
    public void Every_combination_of_labels_is_divided_within_one_row_of_its_share(byte rows, ulong seed)
    {
        var data = Make(rows);
        var split = DatasetSplit.ByFractions(data, 0.2, 0.3, seed);
        foreach (var stratum in Enumerable.Range(0, rows).GroupBy(row => (data.Label(row, 0), data.Label(row, 1))))
        {
            Count(split.Training).ShouldBe(stratum.Count() * 0.5, 1);
            Count(split.Validation).ShouldBe(stratum.Count() * 0.2, 1);
            Count(split.Test).ShouldBe(stratum.Count() * 0.3, 1);

            double Count(Dataset part) => Enumerable.Range(0, part.Rows).Count(r => (part.Label(r, 0), part.Label(r, 1)).Equals(stratum.Key));
        }
    }

    [Property(Replay = "(3,3)")]
    public void The_parts_have_their_shares_of_all_rows_however_rare_the_combinations(byte rows, ulong seed)
    {
        // A hundred classes: most combinations are of one or two rows.
        var schema = TestSchema.Of([("row", 1)], TestSchema.Categorical("many", Enumerable.Range(0, 100).Select(i => $"c{i}").ToArray()));
        var random = new Random(rows);
        var labels = Enumerable.Range(0, rows).Select(_ => (double)random.Next(100)).ToArray();
        var data = Dataset.Create(schema, Enumerable.Range(0, rows).Select(r => (double)r).ToArray(), labels);

        var split = DatasetSplit.ByFractions(data, 0.2, 0.3, seed);

        ((double)split.Training.Rows).ShouldBe(rows * 0.5, 1.5);
        ((double)split.Validation.Rows).ShouldBe(rows * 0.2, 1.5);
        ((double)split.Test.Rows).ShouldBe(rows * 0.3, 1.5);
    }

    [Fact]
    public void The_same_seed_divides_alike_and_another_does_not()
    {
        var data = Make(100);
        Test(1).ShouldBe(Test(1));
        Test(1).ShouldNotBe(Test(2));

        int[] Test(ulong seed) => RowsOf(DatasetSplit.ByFractions(data, 0.1, 0.2, seed).Test);
    }

    [Fact]
    public void Rows_can_be_divided_by_one_head_or_none()
    {
        var data = Make(100);
        var byShape = DatasetSplit.ByFractions(data, 0, 0.25, 5, Stratification.ByHead("shape"));
        for (var k = 0; k < 3; k++)
        {
            double all = data.LabelColumn(1).Count(l => l == k);
            ((double)byShape.Test.LabelColumn(1).Count(l => l == k)).ShouldBe(all / 4, 1);
        }

        DatasetSplit.ByFractions(data, 0, 0.25, 5, Stratification.None).Test.Rows.ShouldBe(25);
        Should.Throw<ArgumentException>(() => DatasetSplit.ByFractions(data, 0, 0.25, 5, Stratification.ByHead("ink"))).Message.ShouldContain("is a regression");
        Should.Throw<ArgumentException>(() => DatasetSplit.ByFractions(data, 0, 0.25, 5, Stratification.ByHead("od"))).Message.ShouldContain("There are odd, shape.");
    }

    [Theory]
    [InlineData(-0.1, 0.2)]
    [InlineData(1, 0)]
    [InlineData(0.5, 0.5)]
    [InlineData(double.NaN, 0)]
    public void Shares_that_leave_nothing_for_training_are_refused(double validation, double test) =>
        Should.Throw<ArgumentOutOfRangeException>(() => DatasetSplit.ByFractions(Make(10), validation, test, 1));

    [Property(Replay = "(4,3)")]
    public void Every_row_is_tested_in_one_fold_and_trained_on_in_the_others(byte extraRows, byte extraFolds, ulong seed)
    {
        var count = 2 + (extraFolds % 9);
        var rows = count + extraRows;
        var data = Make(rows);
        var folds = DatasetFolds.Create(data, count, seed);

        folds.Count.ShouldBe(count);
        folds.SelectMany(f => RowsOf(f.Test)).Order().ShouldBe(Enumerable.Range(0, rows));
        foreach (var fold in folds)
        {
            RowsOf(fold.Training).Concat(RowsOf(fold.Test)).Order().ShouldBe(Enumerable.Range(0, rows));
            foreach (var stratum in Enumerable.Range(0, rows).GroupBy(row => (data.Label(row, 0), data.Label(row, 1))))
            {
                double tested = Enumerable.Range(0, fold.Test.Rows).Count(r => (fold.Test.Label(r, 0), fold.Test.Label(r, 1)).Equals(stratum.Key));
                tested.ShouldBe((double)stratum.Count() / count, 1);
            }
        }
    }

    [Fact]
    public void Whole_shares_stay_whole() => // 49 · (1/49) is below 1 in double precision.
        DatasetFolds.Create(Make(49), 49, 1, Stratification.None).ShouldAllBe(f => f.Test.Rows == 1);

    [Fact]
    public void There_are_at_least_two_folds_and_no_more_than_rows()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => DatasetFolds.Create(Make(5), 1, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => DatasetFolds.Create(Make(5), 6, 1));
    }

    private static int[] RowsOf(Dataset data) => Enumerable.Range(0, data.Rows).Select(r => (int)data.Inputs(r)[0]).ToArray();

    /// <summary>Labels of uneven frequency, some missing.</summary>
    private static Dataset Make(int rows)
    {
        var random = new Random(rows);
        var labels = Enumerable.Range(0, rows)
            .SelectMany(row => new[] { random.Next(10) switch { 0 => double.NaN, < 4 => 1, _ => 0 }, random.Next(7) / 3, row * 0.5 })
            .ToArray();
        return Dataset.Create(Schema, Enumerable.Range(0, rows).Select(r => (double)r).ToArray(), labels);
    }
}
