using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Costs;

/// <summary>Channels on trajectories (<c>KrausStep</c>, <c>PauliErrorStep</c>), at most: a lane in which a channel does nothing takes no sweep.</summary>
internal static class TrajectoryCosts
{
    public static PassCost Of(IReadOnlyList<PlanStep> steps, long amplitudes) =>
        new(WorkKind.Channels, steps.Count, steps.Count, steps.Select(s => Of(s, amplitudes)).Aggregate(default(Work), (sum, next) => sum + next), default);

    private static Work Of(PlanStep step, long amplitudes) => step switch
    {
        KrausStep => Measure(amplitudes) + Apply(amplitudes),
        PauliErrorStep error => error.Flips.Count * Apply(amplitudes),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>Populations and coherence of a qubit: eight multiply-adds for a pair of amplitudes.</summary>
    private static Work Measure(long amplitudes) => new(8 * amplitudes, 2 * amplitudes);

    /// <summary>A real matrix of two rows: four multiplications and four multiply-adds for a pair of amplitudes.</summary>
    private static Work Apply(long amplitudes) => new(6 * amplitudes, 4 * amplitudes);
}
