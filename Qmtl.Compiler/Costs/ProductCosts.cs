using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Costs;

/// <summary>The first pass, which makes a product state (<c>ProductPass</c>).</summary>
internal static class ProductCosts
{
    // A qubit alone has two.
    private const int AmplitudesOfQubit = 2;
    private const int NumbersOfQubit = 4;

    /// <summary>
    /// The steps of a qubit run on its own two amplitudes, and are no traffic. Those of the lower half of the qubits are multiplied, those of the upper half, and
    /// then both products. On the way back every amplitude of λ is multiplied by the conjugate of either product, and added to two sums, 16 operations; both sums are
    /// halved again until they say of one qubit each.
    /// </summary>
    public static PassCost Of(IReadOnlyList<PlanStep> steps, long amplitudes)
    {
        var (forward, backward, busy) = (default(Work), default(Work), 0);
        foreach (var step in steps)
        {
            var own = OfStep(step);
            forward += own.Forward with { Numbers = 0 };
            backward += own.Backward with { Numbers = 0 };
            busy |= Bits(step);
        }

        var qubits = 0;
        while (1L << qubits < amplitudes) qubits++;
        return new PassCost(WorkKind.Product, steps.Count, 1, forward + OfHalves(qubits) + OfSpread(amplitudes), backward + OfContraction(busy, qubits));
    }

    /// <param name="busy">The qubits that have steps. Nobody asks what λ says of others.</param>
    /// <param name="qubits">How many there are.</param>
    private static Work OfContraction(int busy, int qubits)
    {
        if (qubits == 1 || (busy & ((1 << qubits) - 1)) == 0) return default;
        var lower = LowerHalf(qubits);
        return OfHalves(qubits) + ((1L << qubits) * new Work(16, 5)) + OfContraction(busy, lower) + OfContraction(busy >> lower, qubits - lower);
    }

    private static Work OfHalves(int qubits) => OfProduct(LowerHalf(qubits)) + OfProduct(qubits - LowerHalf(qubits));

    /// <summary>The state of one qubit is copied, and doubles with every other.</summary>
    private static Work OfProduct(int qubits) =>
        Enumerable.Range(2, qubits - 1).Aggregate(new Work(0, 2 * NumbersOfQubit), (sum, count) => sum + OfSpread(1L << count));

    /// <summary>Each amplitude is a product, of 6 operations; two are computed from one that is read.</summary>
    private static Work OfSpread(long amplitudes) => amplitudes * new Work(6, 3);

    private static int LowerHalf(int qubits) => (qubits + 1) / 2;

    private static PassCost OfStep(PlanStep step) =>
        step is PhaseStep ? DiagonalCosts.OfVarying(step, AmplitudesOfQubit) : RotationCosts.Of(WorkKind.Product, AmplitudesOfQubit);

    private static int Bits(PlanStep step) => step switch
    {
        RotationStep rotation => rotation.Flip | rotation.Sign,
        PhaseStep phase => phase.Conditions[0].Mask,
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
