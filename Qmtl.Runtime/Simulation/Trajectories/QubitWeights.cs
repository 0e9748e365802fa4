using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>K†K of a Kraus operator K: its two diagonal elements, and its element 01.</summary>
internal readonly record struct QubitWeights(double Zero, double One, double Re, double Im, bool IsIdentity)
{
    private const double Tolerance = 1e-12;

    /// <summary>Whether its expectation is the same in every state.</summary>
    public bool IsConstant => Math.Abs(Zero - One) < Tolerance && Math.Abs(Re) < Tolerance && Math.Abs(Im) < Tolerance;

    /// <param name="k">Re and Im of the elements 00, 01, 10 and 11.</param>
    public static QubitWeights Of(double[] k)
    {
        var (a, b, c, d) = (new Complex(k[0], k[1]), new Complex(k[2], k[3]), new Complex(k[4], k[5]), new Complex(k[6], k[7]));
        var cross = (Complex.Conjugate(a) * b) + (Complex.Conjugate(c) * d);
        var isIdentity = b == 0 && c == 0 && Complex.Abs(a - d) < Tolerance;
        return new(Square(a) + Square(c), Square(b) + Square(d), cross.Real, cross.Imaginary, isIdentity);
    }

    /// <summary>⟨K†K⟩ in the reduced density matrix of the qubit, whose element 01 is re + i·im.</summary>
    public double Expectation(double zero, double one, double re, double im) => (Zero * zero) + (One * one) + (2 * ((Re * re) + (Im * im)));

    /// <summary>The reduced density matrix of a qubit: its populations, and the real and imaginary part of its element 01, of every sample.</summary>
    /// <param name="state">ψ.</param>
    /// <param name="flip">The bits that X of the qubit flips.</param>
    /// <param name="sign">The bits whose parity is the qubit.</param>
    /// <param name="reduced">Shape [4, samples]; written.</param>
    public static void Measure<TVector, T>(ReadOnlySpan<TVector> state, int flip, int sign, Span<T> reduced)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (zero, one, re, im) = (default(TVector), default(TVector), default(TVector), default(TVector));
        ref var psi = ref MemoryMarshal.GetReference(state);
        var memory = StackVectors.Align(stackalloc TVector[SliceExchange<TVector, T>.Vectors + 1]);
        var exchanges = SliceExchange<TVector, T>.TryOf(state.Length / 2, flip, 0, memory, out var exchange);
        var sets = new QubitSets(state.Length, StateBlock.Whole(state.Length), [flip], [sign]);
        for (var place = sets.Next(); place >= 0; place = sets.Next())
        {
            var a = Amplitude<TVector, T>.Read(ref Unsafe.Add(ref psi, place));
            var b = Amplitude<TVector, T>.Read(ref Unsafe.Add(ref psi, place ^ sets.Flip1));
            if (exchanges) (a, b) = (a.Exchange(exchange, sets.First), b.Exchange(exchange, sets.First ^ 1));
            zero = a.AddNorm(zero);
            one = b.AddNorm(one);
            re = a.AddReal(b, re);
            im = a.AddImaginary(b, im);
        }

        if (TVector.IsSliced)
        {
            // Slices in which the value of the qubit is the other one; where its flip exchanges nothing but slices, all of them are summed twice.
            var other = SliceIndex.Slice(sign, state.Length / 2);
            var share = TVector.Create(T.One / T.CreateTruncating(ReductionKernel<TVector, T>.Repetitions(state.Length, [flip])));
            (zero, one) = (Choose<TVector, T>(zero, one, other), Choose<TVector, T>(one, zero, other));
            (zero, one) = (share * TVector.Fold(zero), share * TVector.Fold(one));
            (re, im) = (share * TVector.Fold(re), share * TVector.Fold(TVector.Alternate(im, other)));
        }

        TVector.Write(ref reduced[0], zero);
        TVector.Write(ref reduced[TVector.Samples], one);
        TVector.Write(ref reduced[2 * TVector.Samples], re);
        TVector.Write(ref reduced[3 * TVector.Samples], im);
    }

    /// <summary>A number in slices s with an even parity(s &amp; sign), and another in those with an odd one.</summary>
    public static TVector Choose<TVector, T>(TVector even, TVector odd, int sign)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (one, half) = (TVector.Create(T.One), TVector.Create(T.One / (T.One + T.One)));
        var isEven = half * (one + TVector.Alternate(one, sign));
        return TVector.MultiplyAdd(isEven, even, (one - isEven) * odd);
    }

    private static double Square(Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
}
