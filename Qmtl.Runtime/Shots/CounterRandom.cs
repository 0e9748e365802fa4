using System.Runtime.CompilerServices;

namespace Qmtl.Shots;

/// <summary>
/// Random numbers that are a function of a key and a counter: whoever computes a sample, on whichever thread and in whichever order, draws the same numbers for it.
/// </summary>
/// <remarks>Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC '11. Not for secrets.</remarks>
internal struct CounterRandom
{
    private const int Rounds = 10;

    private readonly ulong key;
    private readonly uint second;
    private readonly uint third;
    private readonly uint fourth;
    private uint block;
    private double next;
    private bool hasNext;

    /// <summary>Starts one of 2⁹⁶ sequences of a key, of 2³³ numbers each.</summary>
    public CounterRandom(ulong key, uint second, uint third, uint fourth) => (this.key, this.second, this.third, this.fourth) = (key, second, third, fourth);

    /// <summary>Uniform on [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble()
    {
        if (hasNext)
        {
            hasNext = false;
            return next;
        }

        var (a, b, c, d) = Block(key, block++, second, third, fourth);
        next = ToDouble(c, d);
        hasNext = true;
        return ToDouble(a, b);
    }

    /// <summary>The four words that belong to a counter.</summary>
    internal static (uint A, uint B, uint C, uint D) Block(ulong key, uint a, uint b, uint c, uint d)
    {
        unchecked
        {
            var (low, high) = ((uint)key, (uint)(key >> 32));
            for (var round = 0; round < Rounds; round++)
            {
                var first = 0xD2511F53UL * a;
                var second = 0xCD9E8D57UL * c;
                (a, b, c, d) = ((uint)(second >> 32) ^ b ^ low, (uint)second, (uint)(first >> 32) ^ d ^ high, (uint)first);
                low += 0x9E3779B9;
                high += 0xBB67AE85;
            }
        }

        return (a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ToDouble(uint high, uint low) => ((((ulong)high << 32) | low) >> 11) * (1.0 / (1UL << 53));
}
