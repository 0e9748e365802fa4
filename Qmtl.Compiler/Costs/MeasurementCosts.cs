using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Costs;

/// <summary>The expectations of a state vector of N amplitudes, and the λ that they begin the way back with (<c>Observables</c>).</summary>
internal static class MeasurementCosts
{
    /// <summary>Products of Z that one sweep measures.</summary>
    private const int MostParities = 64;

    public static PassCost Of(IReadOnlyList<FramedPauli> measurements, long amplitudes)
    {
        // What several heads measure is measured once.
        var parities = measurements.Where(m => m.Flip == 0).Select(m => m.Sign).Distinct().Count();
        var others = measurements.Count(m => m.Flip != 0);

        // Back, the first products of Z set λ, to which everything else is added; without any, it starts as zeros.
        var cost = new PassCost(WorkKind.Measurements, 0, 0, default, new Work(0, parities == 0 ? 2 * amplitudes : 0));
        for (var first = 0; first < parities; first += MostParities)
            cost = cost.Join(OfParities(Math.Min(MostParities, parities - first), amplitudes, isAdded: first > 0));
        for (var other = 0; other < others; other++) cost = cost.Join(OfOther(amplitudes));
        return cost with { Steps = measurements.Count };
    }

    /// <summary>
    /// |ψ|² is a multiplication and a multiply-add, and goes into the sums of all masks; back, the sum of the derivatives with their signs is
    /// multiplied by ψ and added to λ, by two multiply-adds, or is λ.
    /// </summary>
    private static PassCost OfParities(int count, long amplitudes, bool isAdded)
    {
        var sums = ParityCosts.Sums(count, amplitudes);
        return new PassCost(
            WorkKind.Measurements,
            count,
            1,
            new Work((3 * amplitudes) + sums, 2 * amplitudes),
            new Work((4 * amplitudes) + sums, (isAdded ? 6 : 4) * amplitudes));
    }

    /// <summary>Any other product takes two multiply-adds for each amplitude, which is read with the one that it is flipped to; back, two to add it to λ.</summary>
    private static PassCost OfOther(long amplitudes) =>
        new(WorkKind.Measurements, 1, 1, new Work(4 * amplitudes, 4 * amplitudes), new Work(4 * amplitudes, 6 * amplitudes));
}
