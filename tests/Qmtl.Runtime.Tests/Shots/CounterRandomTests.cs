using Qmtl.Shots;

namespace Qmtl.Runtime.Tests.Shots;

public sealed class CounterRandomTests
{
    /// <summary>The known answers that the authors publish with their library, Random123, for philox4x32-10.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0ul, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0x299f31d0a4093822ul, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Blocks_are_those_of_the_reference(uint a, uint b, uint c, uint d, ulong key, uint first, uint second, uint third, uint fourth) =>
        CounterRandom.Block(key, a, b, c, d).ShouldBe((first, second, third, fourth));

    [Fact]
    public void Numbers_are_uniform_and_those_of_neighboring_sequences_independent()
    {
        const int Count = 200_000;
        var (random, neighbor) = (new CounterRandom(7, 1, 2, 3), new CounterRandom(7, 2, 2, 3));
        var (sum, squares, products, lags, last) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < Count; i++)
        {
            var (x, y) = (random.NextDouble() - 0.5, neighbor.NextDouble() - 0.5);
            x.ShouldBeInRange(-0.5, 0.5);
            (sum, squares, products, lags, last) = (sum + x, squares + (x * x), products + (x * y), lags + (x * last), x);
        }

        // The variance of x is 1/12, that of x² 1/180, and that of xy 1/144.
        (sum / Count).ShouldBe(0, 4 / Math.Sqrt(12.0 * Count));
        (squares / Count).ShouldBe(1.0 / 12, 4 / Math.Sqrt(180.0 * Count));
        (products / Count).ShouldBe(0, 4 / Math.Sqrt(144.0 * Count));
        (lags / Count).ShouldBe(0, 4 / Math.Sqrt(144.0 * Count));
    }

    [Fact]
    public void Keys_differ_by_seed_purpose_and_evaluation()
    {
        var keys = new List<ulong>();
        foreach (var seed in (ulong[])[0, 1, ulong.MaxValue])
        {
            foreach (var purpose in (string[])["training", "evaluations"])
            {
                foreach (var evaluation in (long[])[0, 1, 1L << 32]) keys.Add(ShotKey.Of(seed, purpose).At(evaluation).Value);
            }
        }

        keys.Distinct().Count().ShouldBe(keys.Count);
        ShotKey.Of(3, "training").ShouldBe(ShotKey.Of(3, "training").At(7).At(0));
    }
}
