namespace Qmtl.Shots;

/// <summary>Draws from binomial distributions, exactly but for the rounding of double precision.</summary>
/// <remarks>
/// Where the mean is below 10 by inversion, from 0 upward; else by the transformed rejection with squeeze of Hörmann, "The generation of binomial random
/// variates", J. Stat. Comput. Simul. 46 (1993), algorithm BTRS, which takes a constant time.
/// </remarks>
internal static class Binomial
{
    private const double SmallMean = 10;

    /// <summary>ln(k!) less Stirling's approximation of it, for k up to 9.</summary>
    private static ReadOnlySpan<double> Tails =>
    [
        0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.0207906721037650, 0.0166446911898211,
        0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.0092554621827127, 0.0083305634333628,
    ];

    /// <summary>How many of <paramref name="trials"/> succeed, each with the given probability.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <param name="trials">Not negative.</param>
    /// <param name="probability">From 0 to 1.</param>
    public static int Next(ref CounterRandom random, int trials, double probability)
    {
        if (trials == 0 || probability <= 0) return 0;
        if (probability >= 1) return trials;
        if (probability > 0.5) return trials - Next(ref random, trials, 1 - probability);
        return trials * probability < SmallMean ? Invert(ref random, trials, probability) : Reject(ref random, trials, probability);
    }

    private static int Invert(ref CounterRandom random, int trials, double probability)
    {
        var odds = probability / (1 - probability);
        var mass = Math.Exp(trials * double.LogP1(-probability));
        var rest = random.NextDouble();
        for (var k = 0; k < trials; k++)
        {
            if (rest < mass || mass == 0) return k;
            rest -= mass;
            mass *= odds * (trials - k) / (k + 1);
        }

        return trials;
    }

    private static int Reject(ref CounterRandom random, int trials, double probability)
    {
        var deviation = Math.Sqrt(trials * probability * (1 - probability));
        var b = 1.15 + (2.53 * deviation);
        var a = -0.0873 + (0.0248 * b) + (0.01 * probability);
        var center = (trials * probability) + 0.5;
        var squeeze = 0.92 - (4.2 / b);
        var odds = probability / (1 - probability);
        var alpha = (2.83 + (5.1 / b)) * deviation;
        var mode = Math.Floor((trials + 1) * probability);
        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = random.NextDouble();
            var distance = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / distance) + b) * u) + center);
            if (distance >= 0.07 && v <= squeeze) return (int)k;
            if (!(k >= 0 && k <= trials)) continue;
            var bound = ((mode + 0.5) * Math.Log((mode + 1) / (odds * (trials - mode + 1))))
                + ((trials + 1) * Math.Log((trials - mode + 1) / (trials - k + 1)))
                + ((k + 0.5) * Math.Log(odds * (trials - k + 1) / (k + 1)))
                + Tail(mode) + Tail(trials - mode) - Tail(k) - Tail(trials - k);
            if (Math.Log(v * alpha / ((a / (distance * distance)) + b)) <= bound) return (int)k;
        }
    }

    private static double Tail(double k)
    {
        if (k < Tails.Length) return Tails[(int)k];
        var square = (k + 1) * (k + 1);
        return ((1.0 / 12) - (((1.0 / 360) - (1.0 / 1260 / square)) / square)) / (k + 1);
    }
}
