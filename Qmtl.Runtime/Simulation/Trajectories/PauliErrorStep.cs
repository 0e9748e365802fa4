using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// The depolarizing channel of several qubits on a trajectory: with a probability, one of the 4ⁿ − 1 products of their Pauli operators other than 1, each as likely.
/// </summary>
/// <param name="flips">For each qubit, the bits that X flips.</param>
/// <param name="signs">For each qubit, the bits whose parity it is.</param>
/// <param name="probability">The probability of an error.</param>
/// <param name="index">Which random number it takes.</param>
internal sealed class PauliErrorStep(int[] flips, int[] signs, double probability, int index)
{
    /// <summary>1, X, Y up to a phase, and Z: the elements 00, 01, 10 and 11.</summary>
    private static readonly double[][] Paulis = [[1, 0, 0, 1], [0, 1, 1, 0], [0, 1, -1, 0], [1, 0, 0, -1]];

    /// <summary>Applies an error, or none, to every sample.</summary>
    [SkipLocalsInit]
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep, in TrajectoryRandom random)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var samples = TVector.Samples;
        Span<int> errors = stackalloc int[samples];
        for (var s = 0; s < samples; s++) errors[s] = Choose(random.Draw(s, index));
        Span<T> elements = stackalloc T[BranchMatrix<TVector, T>.Numbers * samples];
        for (var q = 0; q < flips.Length; q++)
        {
            var changes = false;
            elements.Clear();
            for (var s = 0; s < samples; s++)
            {
                var pauli = errors[s] >> (2 * q) & 3;
                changes |= pauli != 0;
                for (var e = 0; e < 4; e++) elements[(2 * e * samples) + s] = T.CreateTruncating(Paulis[pauli][e]);
            }

            if (changes) BranchMatrix<TVector, T>.Apply(sweep.State, flips[q], signs[q], elements, isReal: true);
        }
    }

    /// <summary>Two bits for each qubit: which Pauli operator.</summary>
    private int Choose(double uniform)
    {
        if (uniform >= probability) return 0;
        var count = (1 << (2 * flips.Length)) - 1;
        return 1 + Math.Min((int)(uniform / probability * count), count - 1);
    }
}
