using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

/// <summary>Methods of balancing at work on gradients and losses written down.</summary>
internal static class Tasks
{
    /// <summary>A method for so many binary heads.</summary>
    public static BalancingState Start(Balancing method, int heads, Optimizer? optimizer = null, ulong seed = 0) =>
        method.Start(Schema(Enumerable.Repeat(HeadKind.Binary, heads)), new TrainingOptions { Optimizer = optimizer ?? new Sgd(0.1), Seed = seed, Balancing = method });

    /// <summary>Heads of given kinds, and nothing else.</summary>
    public static ModelSchema Schema(IEnumerable<HeadKind> kinds) => new()
    {
        Name = "Tasks",
        Fingerprint = "",
        Inputs = [],
        Parameters = [],
        Heads = [.. kinds.Select((kind, i) => new HeadSchema($"task{i}", kind, [], i, 1))],
        Layout = default,
    };

    public static GramMatrix Products(params double[][] gradients)
    {
        var products = new GramMatrix(gradients.Length);
        for (var i = 0; i < gradients.Length; i++)
        {
            for (var j = 0; j < gradients.Length; j++) products[i, j] = Dot(gradients[i], gradients[j]);
        }

        return products;
    }

    /// <summary>Mean losses; NaN for a head without labels.</summary>
    public static LossSums Losses(params double[] means)
    {
        var sums = new LossSums(means.Length);
        for (var h = 0; h < means.Length; h++)
        {
            if (double.IsNaN(means[h])) continue;
            sums.Losses[h] = 4 * means[h];
            sums.Weights[h] = 4;
        }

        return sums;
    }

    /// <summary>The weights of a step that has these gradients.</summary>
    public static double[] Weigh(this BalancingState state, params double[][] gradients)
    {
        state.BeginStep();
        state.Observe(Products(gradients));
        return [.. state.Weights];
    }

    /// <summary>Σ weight · gradient.</summary>
    public static double[] Combine(double[] weights, double[][] gradients) =>
        [.. Enumerable.Range(0, gradients[0].Length).Select(i => weights.Zip(gradients, (w, g) => w * g[i]).Sum())];

    public static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    public static double Length(double[] x) => Math.Sqrt(Dot(x, x));

    /// <summary>Gradients of normal numbers.</summary>
    public static double[][] Random(int tasks, int parameters, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, tasks).Select(_ => Enumerable.Range(0, parameters).Select(_ => random.NextNormal()).ToArray())];
    }
}
