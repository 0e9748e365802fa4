using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// A channel of one qubit on a trajectory: each sample takes one of its Kraus operators K, with the probability ⟨ψ|K†K|ψ⟩, and becomes Kψ, normalized (Dalibard,
/// Castin and Mølmer, Phys. Rev. Lett. 68, 580 (1992)). The mean of |ψ⟩⟨ψ| over trajectories is what the channel makes of the density matrix.
/// </summary>
internal sealed class KrausStep
{
    private const double Negligible = 1e-14;

    private readonly int flip;
    private readonly int sign;
    private readonly int index;
    private readonly double[] operators;
    private readonly QubitWeights[] weights;
    private readonly bool isReal;
    private readonly bool isFixed;

    /// <param name="flip">The bits that X of the qubit flips.</param>
    /// <param name="sign">The bits whose parity is the qubit.</param>
    /// <param name="operators">Re and Im of the elements 00, 01, 10 and 11 of each operator.</param>
    /// <param name="index">Which random number it takes.</param>
    public KrausStep(int flip, int sign, double[] operators, int index)
    {
        (this.flip, this.sign, this.index, this.operators) = (flip, sign, index, operators);
        weights = [.. operators.Chunk(8).Select(QubitWeights.Of)];
        isReal = operators.Where((_, i) => i % 2 == 1).All(im => im == 0);
        isFixed = weights.All(w => w.IsConstant);
    }

    /// <summary>Applies a branch to every sample.</summary>
    [SkipLocalsInit]
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep, in TrajectoryRandom random)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The reduced density matrix of the qubit: two populations, and the coherence.
        var samples = TVector.Samples;
        Span<T> qubit = stackalloc T[4 * samples];
        Span<T> elements = stackalloc T[BranchMatrix<TVector, T>.Numbers * samples];
        qubit[..(2 * samples)].Fill(T.CreateChecked(0.5));
        qubit[(2 * samples)..].Clear();
        if (!isFixed) QubitWeights.Measure<TVector, T>(sweep.State, flip, sign, qubit);
        var changes = false;
        for (var s = 0; s < samples; s++)
        {
            var (zero, one) = (double.CreateTruncating(qubit[s]), double.CreateTruncating(qubit[samples + s]));
            var (re, im) = (double.CreateTruncating(qubit[(2 * samples) + s]), double.CreateTruncating(qubit[(3 * samples) + s]));
            var (branch, probability) = Choose(random.Draw(s, index), zero, one, re, im);
            var scale = 1 / Math.Sqrt(probability);
            changes |= !weights[branch].IsIdentity;
            for (var e = 0; e < 8; e++) elements[(e * samples) + s] = T.CreateTruncating(scale * operators[(8 * branch) + e]);
        }

        if (changes) BranchMatrix<TVector, T>.Apply(sweep.State, flip, sign, elements, isReal);
    }

    /// <summary>The branch in which a random number falls, and ⟨ψ|K†K|ψ⟩ of it.</summary>
    private (int Branch, double Probability) Choose(double uniform, double zero, double one, double re, double im)
    {
        // With rounding errors, the probabilities add up to the norm of the state only nearly.
        var rest = uniform * (zero + one);
        var (last, probability) = (0, 1.0);
        for (var k = 0; k < weights.Length; k++)
        {
            var own = weights[k].Expectation(zero, one, re, im);
            if (own <= Negligible) continue;
            (last, probability) = (k, own);
            rest -= own;
            if (rest < 0) break;
        }

        return (last, probability);
    }
}
