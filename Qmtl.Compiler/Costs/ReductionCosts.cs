using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Costs;

/// <summary>The last steps of a head on a reduced density matrix (<c>ReducedRegister</c>, <c>ReductionKernel</c>).</summary>
internal static class ReductionCosts
{
    /// <summary>
    /// With D = 2ᵏ for k qubits, the matrix is D² real numbers, each a sum over N / D sets of D amplitudes, to which a set adds two products of real numbers.
    /// Back, the operator that the derivatives make of its products is applied to ψ and added to λ: of each set, 2 multiply-adds for its D
    /// diagonal elements and 4 for the others. The steps turn pairs of products as those of a density matrix do.
    /// </summary>
    /// <param name="register">The head.</param>
    /// <param name="amplitudes">Of the state.</param>
    /// <param name="isAdded">Whether there is something in λ that it is added to.</param>
    public static PassCost Of(ReducedRegister register, long amplitudes, bool isAdded)
    {
        var dimension = 1L << register.Qubits;
        var (turned, undone) = DensityCosts.OfPairs(register.Pairs);
        return new PassCost(
            WorkKind.Reductions,
            register.Steps,
            1,
            new Work(4 * dimension * amplitudes, 2 * amplitudes) + turned,
            new Work((4 + (8 * (dimension - 1))) * amplitudes, (isAdded ? 6 : 4) * amplitudes) + undone);
    }
}
