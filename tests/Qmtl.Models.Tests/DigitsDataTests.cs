using Qmtl.Models.Studies;

namespace Qmtl.Models.Tests;

public sealed class DigitsDataTests
{
    [Theory]
    [InlineData(0, false, false, false, true)]
    [InlineData(1, true, false, false, false)]
    [InlineData(2, false, false, true, false)]
    [InlineData(3, true, false, true, false)]
    [InlineData(4, false, false, false, true)]
    [InlineData(5, true, true, true, false)]
    [InlineData(6, false, true, false, true)]
    [InlineData(7, true, true, true, false)]
    [InlineData(8, false, true, false, true)]
    [InlineData(9, true, true, false, true)]
    public void Questions_about_each_digit(int digit, bool odd, bool large, bool prime, bool hole)
    {
        DigitsData.IsOdd(digit).ShouldBe(odd);
        DigitsData.IsLarge(digit).ShouldBe(large);
        DigitsData.IsPrime(digit).ShouldBe(prime);
        DigitsData.HasHole(digit).ShouldBe(hole);
    }

    [Fact]
    public void All_images_are_there_and_labeled()
    {
        var digits = DigitsData.Load(Digits.Schema);

        digits.Rows.ShouldBe(1797);
        digits.InputWidth.ShouldBe(64);
        digits.Inputs(0)[2..6].ToArray().ShouldBe([5, 13, 9, 1]); // The first image is a 0.
        digits.Labels(0).ToArray().ShouldBe([0, 0, 0, 1]);
        // From the counts of the digits 0 to 9 in the data: 178, 182, 177, 183, 181, 182, 181, 179, 174, 180.
        Enumerable.Range(0, 4).Select(h => digits.LabelColumn(h).Sum()).ShouldBe([906, 896, 721, 894]);
    }

    [Fact]
    public void The_split_is_always_the_same_three_to_one_to_one()
    {
        var split = DigitsData.Split(DigitsData.Load(Digits.Schema));
        var again = DigitsData.Split(DigitsData.Load(Digits.Schema));

        split.Training.Rows.ShouldBeInRange(1070, 1086);
        split.Validation.Rows.ShouldBeInRange(351, 367);
        (split.Training.Rows + split.Validation.Rows + split.Test.Rows).ShouldBe(1797);
        again.Test.ContentHash.ShouldBe(split.Test.ContentHash);
    }
}
