using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>Applies a matrix of two rows, which differs from lane to lane, to a qubit of a state.</summary>
internal static class BranchMatrix<TVector, T>
    where TVector : unmanaged, ISampleVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The real and the imaginary part of each of the four elements.</summary>
    public const int Numbers = 8;

    /// <param name="state">ψ.</param>
    /// <param name="flip">The bits that X of the qubit flips.</param>
    /// <param name="sign">The bits whose parity is the qubit.</param>
    /// <param name="matrix">Re and Im of the elements 00, 01, 10 and 11.</param>
    /// <param name="isReal">Whether all imaginary parts are zero.</param>
    public static void Apply(Span<TVector> state, int flip, int sign, ReadOnlySpan<TVector> matrix, bool isReal)
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        foreach (var j in Cosets.Of(state.Length / 2, flip))
        {
            var i = Parity.Of(j & sign) == 0 ? j : j ^ flip;
            ref var zero = ref Unsafe.Add(ref psi, 2 * i);
            ref var one = ref Unsafe.Add(ref psi, 2 * (i ^ flip));
            var (aRe, aIm, bRe, bIm) = (zero, Unsafe.Add(ref zero, 1), one, Unsafe.Add(ref one, 1));
            if (isReal)
            {
                zero = TVector.MultiplyAdd(matrix[2], bRe, matrix[0] * aRe);
                Unsafe.Add(ref zero, 1) = TVector.MultiplyAdd(matrix[2], bIm, matrix[0] * aIm);
                one = TVector.MultiplyAdd(matrix[6], bRe, matrix[4] * aRe);
                Unsafe.Add(ref one, 1) = TVector.MultiplyAdd(matrix[6], bIm, matrix[4] * aIm);
                continue;
            }

            (zero, Unsafe.Add(ref zero, 1)) = Row(matrix[..4], aRe, aIm, bRe, bIm);
            (one, Unsafe.Add(ref one, 1)) = Row(matrix[4..], aRe, aIm, bRe, bIm);
        }
    }

    private static (TVector Re, TVector Im) Row(ReadOnlySpan<TVector> row, TVector aRe, TVector aIm, TVector bRe, TVector bIm)
    {
        var re = TVector.MultiplySubtract(row[1], aIm, row[0] * aRe) + TVector.MultiplySubtract(row[3], bIm, row[2] * bRe);
        var im = TVector.MultiplyAdd(row[1], aRe, row[0] * aIm) + TVector.MultiplyAdd(row[3], bRe, row[2] * bIm);
        return (re, im);
    }
}
