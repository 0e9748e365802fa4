using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>Applies a matrix of two rows, which differs from sample to sample, to a qubit of a state.</summary>
internal static class BranchMatrix<TVector, T>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The real and the imaginary part of each of the four elements.</summary>
    public const int Numbers = 8;

    /// <param name="state">ψ.</param>
    /// <param name="flip">The bits that X of the qubit flips.</param>
    /// <param name="sign">The bits whose parity is the qubit.</param>
    /// <param name="elements">Shape [8, samples]: Re and Im of the elements 00, 01, 10 and 11.</param>
    /// <param name="isReal">Whether all imaginary parts are zero.</param>
    [SkipLocalsInit]
    public static void Apply(Span<TVector> state, int flip, int sign, Span<T> elements, bool isReal)
    {
        var matrix = StackVectors.Align(stackalloc TVector[Numbers + 1]);
        for (var e = 0; e < Numbers; e++) matrix[e] = TVector.Read(ref elements[e * TVector.Samples]);
        if (TVector.IsSliced) Turn(matrix, SliceIndex.Slice(sign, state.Length / 2));
        var memory = StackVectors.Align(stackalloc TVector[SliceExchange<TVector, T>.Vectors + 1]);
        if (SliceExchange<TVector, T>.TryOf(state.Length / 2, flip, 0, memory, out var exchange)) Apply(state, flip, sign, matrix, isReal, exchange);
        else Apply(state, flip, sign, matrix, isReal, default(NoExchange<TVector>));
    }

    private static void Apply<TExchange>(Span<TVector> state, int flip, int sign, ReadOnlySpan<TVector> matrix, bool isReal, TExchange exchange)
        where TExchange : struct, IExchange<TVector>, allows ref struct
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        var sets = new QubitSets(state.Length, StateBlock.Whole(state.Length), [flip], [sign]);
        for (var place = sets.Next(); place >= 0; place = sets.Next())
        {
            ref var place0 = ref Unsafe.Add(ref psi, place);
            ref var place1 = ref Unsafe.Add(ref psi, place ^ sets.Flip1);
            var zero = Amplitude<TVector, T>.Read(ref place0).Exchange(exchange, sets.First);
            var one = Amplitude<TVector, T>.Read(ref place1).Exchange(exchange, sets.First ^ 1);
            var (a, b) = isReal
                ? (zero.Times(matrix[0]).Add(matrix[2], one), zero.Times(matrix[4]).Add(matrix[6], one))
                : (zero.Times(matrix[0], matrix[1]).Add(matrix[2], matrix[3], one), zero.Times(matrix[4], matrix[5]).Add(matrix[6], matrix[7], one));
            a.Exchange(exchange, sets.First).Write(ref place0);
            b.Exchange(exchange, sets.First ^ 1).Write(ref place1);
        }
    }

    /// <summary>Exchanges rows and columns in slices where the value of the qubit is the other one.</summary>
    private static void Turn(Span<TVector> matrix, int sign)
    {
        for (var e = 0; e < Numbers / 2; e++)
        {
            var (x, y) = (matrix[e], matrix[e ^ 6]);
            matrix[e] = QubitWeights.Choose<TVector, T>(x, y, sign);
            matrix[e ^ 6] = QubitWeights.Choose<TVector, T>(y, x, sign);
        }
    }
}
