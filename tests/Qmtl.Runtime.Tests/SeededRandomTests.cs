namespace Qmtl.Runtime.Tests;

public sealed class SeededRandomTests
{
    [Fact]
    public void Numbers_are_those_of_xoshiro256_starstar()
    {
        // From the authors' reference implementation, started at 1, 2, 3, 4.
        var random = new SeededRandom(new RandomState(1, 2, 3, 4));
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600];
        expected.Select(_ => random.NextUInt64()).ToArray().ShouldBe(expected);
    }

    [Fact]
    public void A_seed_is_expanded_by_splitmix64()
    {
        // From the authors' reference implementation, started at 1234567.
        new SeededRandom(1234567).State.ShouldBe(
            new RandomState(6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431));
    }

    [Fact]
    public void A_sequence_goes_on_from_its_state()
    {
        var random = new SeededRandom(7);
        random.NextNormal();
        var other = new SeededRandom(random.State);
        for (var i = 0; i < 20; i++) other.NextNormal().ShouldBe(random.NextNormal());
    }

    [Fact]
    public void The_zero_state_is_refused() => Should.Throw<ArgumentException>(() => new SeededRandom(default(RandomState)));

    [Fact]
    public void Purposes_have_unrelated_sequences_and_stay_the_same()
    {
        var first = SeededRandom.ForPurpose(1, "a").NextUInt64();
        SeededRandom.ForPurpose(1, "a").NextUInt64().ShouldBe(first);
        SeededRandom.ForPurpose(1, "b").NextUInt64().ShouldNotBe(first);
        SeededRandom.ForPurpose(2, "a").NextUInt64().ShouldNotBe(first);
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_the_moments_of_their_distributions()
    {
        const int Count = 100_000;
        var random = new SeededRandom(11);
        var uniform = Enumerable.Range(0, Count).Select(_ => random.NextDouble()).ToArray();
        var normal = Enumerable.Range(0, Count).Select(_ => random.NextNormal()).ToArray();
        uniform.ShouldAllBe(u => u >= 0 && u < 1);
        uniform.Average().ShouldBe(0.5, 5 / Math.Sqrt(12.0 * Count));
        normal.Average().ShouldBe(0, 5 / Math.Sqrt(Count));
        normal.Average(z => z * z).ShouldBe(1, 5 * Math.Sqrt(2.0 / Count));
        normal.Average(z => z * z * z * z).ShouldBe(3, 5 * Math.Sqrt(96.0 / Count));
    }

    [Fact]
    public void Integers_below_a_bound_are_equally_frequent()
    {
        const int Count = 60_000;
        var random = new SeededRandom(5);
        var counts = new int[6];
        for (var i = 0; i < Count; i++) counts[random.Next(6)]++;
        // The 99.99th percentile of chi squared with 5 degrees of freedom.
        counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000).ShouldBeLessThan(25.7);
        Should.Throw<ArgumentOutOfRangeException>(() => random.Next(0));
    }

    [Fact]
    public void Every_order_is_equally_frequent_after_a_shuffle()
    {
        const int Count = 24_000;
        var random = new SeededRandom(3);
        var orders = new Dictionary<string, int>();
        for (var i = 0; i < Count; i++)
        {
            int[] items = [0, 1, 2, 3];
            random.Shuffle(items);
            var order = string.Concat(items);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        orders.Count.ShouldBe(24);
        // The 99.99th percentile of chi squared with 23 degrees of freedom.
        orders.Values.Sum(c => (c - 1000.0) * (c - 1000.0) / 1000).ShouldBeLessThan(56);
    }
}
