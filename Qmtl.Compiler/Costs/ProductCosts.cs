using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Costs;

/// <summary>The first pass, which makes a product state (<c>ProductPass</c>).</summary>
internal static class ProductCosts
{
    // A qubit alone has two.
    private const int AmplitudesOfQubit = 2;

    /// <summary>
    /// Qubit q doubles a state of 2^q amplitudes, each by two complex multiplications of 6 operations; where it has no steps, zeros are
    /// written. On the way back ψ and λ are halved: each of the 2^q pairs of amplitudes becomes one, in ψ and in λ, by two multiplications and six
    /// multiply-adds, and what λ says of the qubit takes eight multiply-adds. The steps of a qubit run on its own two amplitudes, which are made
    /// anew on the way back, and are no traffic.
    /// </summary>
    public static PassCost Of(IReadOnlyList<PlanStep> steps, long amplitudes)
    {
        var forward = new Work(0, 2);
        var backward = default(Work);
        var busy = 0;
        foreach (var step in steps)
        {
            var own = OfStep(step);
            forward += own.Forward with { Numbers = 0 };
            backward += new Work(own.Forward.Operations + own.Backward.Operations, 0);
            busy |= Bits(step);
        }

        var qubit = 0;
        for (var size = 1L; size < amplitudes; size *= 2, qubit++)
        {
            var isBusy = (busy >> qubit & 1) != 0;
            forward += isBusy ? size * new Work(2 * 6, 2 + 4) : new Work(0, 2 * size);
            if (isBusy) backward += size * new Work((2 * (2 + (2 * 6))) + (2 * 8), 2 * (4 + 2));
        }

        return new PassCost(WorkKind.Product, steps.Count, 1, forward, backward);
    }

    private static PassCost OfStep(PlanStep step) =>
        step is PhaseStep ? DiagonalCosts.OfVarying(step, AmplitudesOfQubit) : RotationCosts.Of(WorkKind.Product, AmplitudesOfQubit);

    private static int Bits(PlanStep step) => step switch
    {
        RotationStep rotation => rotation.Flip | rotation.Sign,
        PhaseStep phase => phase.Conditions[0].Mask,
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
