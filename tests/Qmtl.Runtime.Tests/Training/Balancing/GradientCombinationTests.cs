using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

/// <summary>Methods that combine gradients, on cases computed by hand and by what defines their result.</summary>
public sealed class GradientCombinationTests
{
    public static TheoryData<Balancing> Methods => [new PCGrad(), new Mgda(), new CAGrad(), new NashMtl()];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 25).Select(i => (ulong)i)];

    [Fact]
    public void PCGrad_projects_each_of_two_conflicting_gradients_onto_the_normal_plane_of_the_other()
    {
        // (1, 0) · (-1, 1) = -1: the first becomes (1, 0) + (-1, 1)/2 = (1/2, 1/2), the second (-1, 1) + (1, 0) = (0, 1).
        double[][] gradients = [[1, 0], [-1, 1]];
        var weights = Tasks.Start(new PCGrad(), 2).Weigh(gradients);
        weights.ShouldBe([2, 1.5], 1e-15);
        Tasks.Combine(weights, gradients).ShouldBe([0.5, 1.5], 1e-15);
    }

    [Fact]
    public void PCGrad_adds_up_gradients_that_do_not_conflict() =>
        Tasks.Start(new PCGrad(), 3).Weigh([1, 0, 0], [0, 2, 0], [1, 1, 1]).ShouldBe([1, 1, 1]);

    [Fact]
    public void PCGrad_takes_the_others_in_random_order()
    {
        // The first conflicts with both others, and what is left of it depends on which comes last: (1, 0) loses to (-1, 1) and then to (-1, -2), or the reverse.
        double[][] gradients = [[1, 0], [-1, 1], [-1, -2]];
        var state = Tasks.Start(new PCGrad(), 3, seed: 1);
        var results = Enumerable.Range(0, 40).Select(_ => string.Join(' ', state.Weigh(gradients).Select(w => w.ToString("F6")))).ToArray();
        results.Distinct().Count().ShouldBeGreaterThan(1);
        var again = Tasks.Start(new PCGrad(), 3, seed: 1);
        Enumerable.Range(0, 40).Select(_ => string.Join(' ', again.Weigh(gradients).Select(w => w.ToString("F6")))).ShouldBe(results);
    }

    [Theory]
    [InlineData(new double[] { 1, 0 }, new double[] { 0, 1 }, 0.5)]
    [InlineData(new double[] { 1, 0 }, new double[] { 0, 3 }, 0.9)]
    [InlineData(new double[] { 1, 0 }, new double[] { 2, 0 }, 1.0)] // The shorter of two that agree.
    [InlineData(new double[] { 1, 2 }, new double[] { -3, 1 }, 11.0 / 17)]
    [InlineData(new double[] { 1, 1 }, new double[] { 3, 1 }, 1.0)]
    public void MGDA_of_two_tasks_is_the_closed_form(double[] first, double[] second, double expected)
    {
        // α = (g₂ - g₁) · g₂ / |g₂ - g₁|², clipped to [0, 1].
        var weights = Tasks.Start(new Mgda(), 2).Weigh(first, second);
        weights.ShouldBe([expected, 1 - expected], 1e-12);
        Tasks.Start(new Mgda(), 2).Weigh(second, first).ShouldBe([1 - expected, expected], 1e-12);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void MGDA_is_the_shortest_convex_combination(ulong seed)
    {
        // d is shortest in the convex hull of the gradients where g · d ≥ |d|² for each, with equality for those that have weight.
        var gradients = Tasks.Random(tasks: 6, parameters: 9, seed);
        var weights = Tasks.Start(new Mgda(), 6).Weigh(gradients);
        weights.Sum().ShouldBe(1, 1e-12);
        weights.ShouldAllBe(w => w >= 0);
        var direction = Tasks.Combine(weights, gradients);
        var square = Tasks.Dot(direction, direction);
        for (var i = 0; i < 6; i++)
        {
            var product = Tasks.Dot(gradients[i], direction);
            product.ShouldBeGreaterThan(square - 1e-9);
            if (weights[i] > 0) product.ShouldBe(square, 1e-9);
        }
    }

    [Fact]
    public void MGDA_stands_still_where_gradients_cancel()
    {
        double[][] gradients = [[1, 0], [-0.5, Math.Sqrt(0.75)], [-0.5, -Math.Sqrt(0.75)]];
        Tasks.Combine(Tasks.Start(new Mgda(), 3).Weigh(gradients), gradients).ShouldBe([0, 0], 1e-12);
        Tasks.Combine(Tasks.Start(new Mgda(), 2).Weigh([2, 4], [-1, -2]), [[2, 4], [-1, -2]]).ShouldBe([0, 0], 1e-12);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void CAGrad_is_the_direction_near_the_mean_that_helps_the_worst_off_most(ulong seed)
    {
        // The dual that it solves is optimal where the direction d helps all tasks with weight alike, the others more, and is as far from the mean as allowed.
        const double C = 0.4;
        var gradients = Tasks.Random(tasks: 5, parameters: 7, seed);
        var weights = Tasks.Start(new CAGrad(C), 5).Weigh(gradients);
        var mean = Tasks.Combine([.. Enumerable.Repeat(0.2, 5)], gradients);
        var direction = Tasks.Combine(weights, gradients);
        Tasks.Length([.. direction.Zip(mean, (d, m) => d - m)]).ShouldBe(C * Tasks.Length(mean), 1e-9);
        weights.ShouldAllBe(w => w >= 0.2 - 1e-12);
        var gains = gradients.Select(g => Tasks.Dot(g, direction)).ToArray();
        for (var i = 0; i < 5; i++)
        {
            if (weights[i] > 0.2 + 1e-9) gains[i].ShouldBe(gains.Min(), 1e-7);
        }
    }

    [Fact]
    public void CAGrad_of_two_tasks_agrees_with_a_search()
    {
        double[][] gradients = [[1, 0.5], [-1, 2]];
        var weights = Tasks.Start(new CAGrad(0.5), 2).Weigh(gradients);
        double[] mean = [0, 1.25];
        var radius = 0.5 * 1.25;
        var best = Enumerable.Range(0, 100_001).MinBy(i =>
        {
            var g = Tasks.Combine([i / 1e5, 1 - (i / 1e5)], gradients);
            return Tasks.Dot(g, mean) + (radius * Tasks.Length(g));
        }) / 1e5;
        var factor = radius / Tasks.Length(Tasks.Combine([best, 1 - best], gradients));
        weights.ShouldBe([0.5 + (factor * best), 0.5 + (factor * (1 - best))], 1e-4);
    }

    [Fact]
    public void CAGrad_without_room_is_the_mean() => Tasks.Start(new CAGrad(0), 3).Weigh([1, 2], [-3, 1], [0, 1]).ShouldBe([1.0 / 3, 1.0 / 3, 1.0 / 3]);

    [Fact]
    public void Nash_of_orthogonal_gradients_makes_them_equally_long() =>
        Tasks.Start(new NashMtl(), 3).Weigh([2, 0, 0], [0, 0.25, 0], [0, 0, 10]).ShouldBe([0.5, 4, 0.1], 1e-9);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nash_solves_its_equations(ulong seed)
    {
        var gradients = Tasks.Random(tasks: 4, parameters: 10, seed);
        for (var i = 0; i < 10; i++) gradients[2][i] *= 1e4; // Scales do not matter.
        var weights = Tasks.Start(new NashMtl(), 4).Weigh(gradients);
        var direction = Tasks.Combine(weights, gradients);
        for (var i = 0; i < 4; i++) (weights[i] * Tasks.Dot(gradients[i], direction)).ShouldBe(1, 1e-7);
        weights.ShouldAllBe(w => w > 0);
        Tasks.Length(direction).ShouldBe(2, 1e-7);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Tasks_without_a_gradient_have_no_say(Balancing method)
    {
        double[][] gradients = [[1, 0.5], [-1, 2]];
        var expected = Tasks.Start(method, 2).Weigh(gradients);
        Tasks.Start(method, 4).Weigh([0, 0], gradients[0], [0, 0], gradients[1]).ShouldBe([0, expected[0], 0, expected[1]], 1e-12);
        Tasks.Start(method, 2).Weigh([0, 0], [0, 0]).ShouldBe([0, 0]);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Whatever_the_gradients_weights_are_finite(Balancing method)
    {
        double[][][] cases =
        [
            [[1, 0], [1, 0], [1, 0]],
            [[1, 0], [-1, 0], [1, 0]],
            [[1, 0], [-1, 1e-9], [0, 1]],
            [[1e-60, 0], [1e60, 1], [0, 1e-30]],
            [[1, 1], [-2, -2], [1, 1]],
        ];
        foreach (var gradients in cases) Tasks.Start(method, 3).Weigh(gradients).ShouldAllBe(w => double.IsFinite(w));
    }

    [Theory]
    [InlineData(typeof(PCGrad))]
    [InlineData(typeof(Mgda))]
    [InlineData(typeof(NashMtl))]
    public void No_loss_rises_where_two_tasks_conflict(Type type)
    {
        var method = (Balancing)Activator.CreateInstance(type)!;
        for (var seed = 1UL; seed <= 50; seed++)
        {
            var gradients = Tasks.Random(tasks: 2, parameters: 3, seed);
            if (Tasks.Dot(gradients[0], gradients[1]) >= 0) continue;
            var direction = Tasks.Combine(Tasks.Start(method, 2).Weigh(gradients), gradients);
            foreach (var gradient in gradients) Tasks.Dot(gradient, direction).ShouldBeGreaterThan(-1e-12);
        }
    }
}
