namespace Qmtl.Compiler.Costs;

/// <summary>Sums of a number of each amplitude with the signs of some masks (<c>ParitySums</c>).</summary>
internal static class ParityCosts
{
    /// <summary>
    /// Amplitudes are taken by fours: a Walsh-Hadamard transform of the four is 8 additions, and each mask takes one multiply-add. So does the
    /// other direction, from a weight of each mask to a number of each amplitude.
    /// </summary>
    /// <returns>Operations.</returns>
    public static long Sums(int masks, long amplitudes) => (8 + (2 * masks)) * (amplitudes / 4);
}
