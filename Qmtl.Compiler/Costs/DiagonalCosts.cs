using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Costs;

/// <summary>Diagonals of a state vector of N amplitudes (<c>UniformDiagonalPass</c>, <c>VaryingDiagonalPass</c>, <c>PhaseKernel</c>).</summary>
internal static class DiagonalCosts
{
    /// <summary>
    /// One multiplication of every amplitude by a phase: two multiplications and two multiply-adds. On the way back ψ and λ are multiplied, and Im(λ* ψ), a
    /// multiplication and a multiply-add, goes into the sums of all masks. A phase is a cosine and a sine from the table. Filling the table
    /// is left out: that is done once for a batch. Nothing but signs are two multiplications by a number from the table.
    /// </summary>
    public static PassCost OfUniform(IReadOnlyList<PlanStep> steps, long amplitudes)
    {
        if (steps.All(s => s is NegateStep))
        {
            var (forward, backward) = (new Work(2 * amplitudes, 4 * amplitudes, amplitudes), new Work(4 * amplitudes, 8 * amplitudes, amplitudes));
            return new PassCost(WorkKind.UniformDiagonal, steps.Count, 1, forward, backward);
        }

        var sums = ParityCosts.Sums(steps.SelectMany(Masks).Distinct().Count(), amplitudes);
        return new PassCost(
            WorkKind.UniformDiagonal,
            steps.Count,
            1,
            new Work(6 * amplitudes, 4 * amplitudes, 2 * amplitudes),
            new Work((2 * 6 * amplitudes) + (3 * amplitudes) + sums, 8 * amplitudes, 2 * amplitudes));
    }

    /// <summary>
    /// Every step is a sweep. A rotation turns the two numbers of each amplitude, as other rotations turn pairs. A phase with k conditions multiplies
    /// N / 2ᵏ amplitudes; back, it multiplies those of ψ and λ, and adds Im(λ* ψ) to a sum by two multiply-adds.
    /// </summary>
    public static PassCost OfVarying(PlanStep step, long amplitudes) => step switch
    {
        RotationStep => RotationCosts.Of(WorkKind.VaryingDiagonal, amplitudes),
        PhaseStep phase => OfPhase(amplitudes >> phase.Conditions.Count),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static PassCost OfPhase(long amplitudes) => new(
        WorkKind.VaryingDiagonal,
        1,
        1,
        new Work(6 * amplitudes, 4 * amplitudes),
        new Work((2 * 6 * amplitudes) + (4 * amplitudes), 8 * amplitudes));

    /// <summary>The parities whose sums are kept: that of a rotation, and of a phase those of all products of its conditions.</summary>
    private static IEnumerable<int> Masks(PlanStep step) => step switch
    {
        RotationStep rotation => [rotation.Sign],
        PhaseStep phase => ParityCondition.Expand(phase.Conditions),
        _ => [],
    };
}
