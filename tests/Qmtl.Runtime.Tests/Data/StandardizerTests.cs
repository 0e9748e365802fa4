using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Runtime.Tests.Data;

public sealed class StandardizerTests
{
    private static readonly ModelSchema Schema = TestSchema.Of([("x", 2)], TestSchema.Binary("odd"));

    [Fact]
    public void Inputs_get_the_mean_0_and_deviation_1_of_the_training_rows()
    {
        // Column 0 holds 2, 4, 4, 4, 5, 5, 7, 9: mean 40/8 = 5, squares 9+1+1+1+0+0+4+16 = 32, deviation √(32/8) = 2.
        double[] column = [2, 4, 4, 4, 5, 5, 7, 9];
        var training = Make(column.SelectMany(x => new[] { x, 0.1 }).ToArray());
        var standardizer = Standardizer.Fit(training);

        standardizer.Means.ToArray().ShouldBe([5, 0.1]);
        standardizer.StandardDeviations.ToArray().ShouldBe([2.0, 0]);
        standardizer.Apply(training).Inputs(7).ToArray().ShouldBe([2.0, 0]);
    }

    [Fact]
    public void Other_rows_are_scaled_by_the_training_rows_and_do_not_change_them()
    {
        var standardizer = Standardizer.Fit(Make([0, 3, 2, 3]));
        var test = standardizer.Apply(Make([101, 50]));
        test.Inputs(0).ToArray().ShouldBe([100.0, 0]); // (101 - 1) / 1; the second input was constant.
        standardizer.Means.ToArray().ShouldBe([1.0, 3]);
        test.LabelColumn(0).ShouldBe([1.0]);
    }

    [Fact]
    public void Equal_values_are_constant_even_where_their_sum_is_rounded() =>
        Standardizer.Fit(Make(Enumerable.Repeat(0.1, 20).ToArray())).StandardDeviations.ToArray().ShouldBe([0.0, 0]);

    [Fact]
    public void A_standardizer_is_restored_from_its_numbers()
    {
        var fitted = Standardizer.Fit(Make([1, 2, 3, 5, 4, 9]));
        var restored = new Standardizer(fitted.Means, fitted.StandardDeviations);
        var data = Make([7, 8]);
        restored.Apply(data).ContentHash.ShouldBe(fitted.Apply(data).ContentHash);
    }

    [Fact]
    public void Numbers_that_no_fit_gives_are_refused()
    {
        Should.Throw<ArgumentException>(() => new Standardizer([1], [1, 2])).Message.ShouldContain("1 means, but 2 standard deviations");
        Should.Throw<ArgumentException>(() => new Standardizer([double.NaN], [1])).Message.ShouldContain("A mean is NaN");
        Should.Throw<ArgumentException>(() => new Standardizer([1], [-1])).Message.ShouldContain("standard deviation is -1");
        Should.Throw<ArgumentException>(() => new Standardizer([1], [1]).Apply(Make([1, 2]))).Message.ShouldContain("rows of 1 inputs, but this row has 2");
        Should.Throw<ArgumentException>(() => Standardizer.Fit(Make([]))).Message.ShouldContain("no rows");
    }

    private static Dataset Make(double[] inputs) => Dataset.Create(Schema, inputs, Enumerable.Repeat(1.0, inputs.Length / 2).ToArray());
}
