using System.Numerics;

namespace Qmtl;

/// <summary>
/// The generator behind everything random in QMTL: the same seed gives the same numbers on every machine and in every release,
/// which <see cref="Random"/> does not promise, and its state can be kept in a checkpoint.
/// </summary>
/// <remarks>
/// xoshiro256** of Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021), seeded by SplitMix64 as they advise.
/// Not for secrets, and not for two threads at a time.
/// </remarks>
public sealed class SeededRandom
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>Starts the sequence of a seed.</summary>
    public SeededRandom(ulong seed)
    {
        s0 = SplitMix(ref seed);
        s1 = SplitMix(ref seed);
        s2 = SplitMix(ref seed);
        s3 = SplitMix(ref seed);
    }

    /// <summary>Goes on from a state taken earlier.</summary>
    /// <exception cref="ArgumentException">All four words are zero, which no generator ever reaches.</exception>
    public SeededRandom(RandomState state) => State = state;

    /// <summary>Where the sequence stands: two generators of equal state give equal numbers.</summary>
    /// <exception cref="ArgumentException">All four words are zero, which no generator ever reaches.</exception>
    public RandomState State
    {
        get => new(s0, s1, s2, s3);
        set
        {
            if (value == default) throw new ArgumentException("The state of a generator cannot be all zeros.", nameof(value));
            (s0, s1, s2, s3) = (value.S0, value.S1, value.S2, value.S3);
        }
    }

    /// <summary>
    /// The sequence of one named use of a seed. Sequences of different names are unrelated, so that one more use does not change the others.
    /// </summary>
    public static SeededRandom ForPurpose(ulong seed, string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        // FNV-1a over UTF-16 code units: string.GetHashCode differs from one process to the next.
        var hash = 14695981039346656037UL;
        foreach (var unit in purpose) hash = unchecked((hash ^ unit) * 1099511628211UL);
        return new SeededRandom(SplitMix(ref seed) ^ SplitMix(ref hash));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
            var t = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= t;
            s3 = BitOperations.RotateLeft(s3, 45);
            return result;
        }
    }

    /// <summary>Uniform on [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// Standard normal, by the transform of Box and Muller (1958). Only one of its two values is used, so that nothing is left over
    /// to be kept.
    /// </summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>Uniform on 0, …, <paramref name="bound"/> - 1, without bias: Lemire, "Fast random integer generation in an interval" (2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not positive.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (ulong)bound;
        var high = Math.BigMul(NextUInt64(), range, out var low);
        if (low < range)
        {
            var threshold = unchecked(0 - range) % range;
            while (low < threshold) high = Math.BigMul(NextUInt64(), range, out low);
        }

        return (int)high;
    }

    /// <summary>Puts the items in random order, every order with the same probability (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}

/// <summary>The state of a <see cref="SeededRandom"/>.</summary>
public readonly record struct RandomState(ulong S0, ulong S1, ulong S2, ulong S3);
