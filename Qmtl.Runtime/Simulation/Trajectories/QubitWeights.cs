using System.Numerics;

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

    /// <summary>The reduced density matrix of a qubit: its populations, and the real and imaginary part of its element 01, of every lane.</summary>
    /// <param name="state">ψ.</param>
    /// <param name="flip">The bits that X of the qubit flips.</param>
    /// <param name="sign">The bits whose parity is the qubit.</param>
    /// <param name="reduced">Shape [4]; written.</param>
    public static void Measure<TVector, T>(ReadOnlySpan<TVector> state, int flip, int sign, Span<TVector> reduced)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (zero, one, re, im) = (default(TVector), default(TVector), default(TVector), default(TVector));
        foreach (var j in Cosets.Of(state.Length / 2, flip))
        {
            var i = Parity.Of(j & sign) == 0 ? j : j ^ flip;
            var (aRe, aIm, bRe, bIm) = (state[2 * i], state[(2 * i) + 1], state[2 * (i ^ flip)], state[(2 * (i ^ flip)) + 1]);
            zero = TVector.MultiplyAdd(aRe, aRe, TVector.MultiplyAdd(aIm, aIm, zero));
            one = TVector.MultiplyAdd(bRe, bRe, TVector.MultiplyAdd(bIm, bIm, one));
            re = TVector.MultiplyAdd(aRe, bRe, TVector.MultiplyAdd(aIm, bIm, re));
            im = TVector.MultiplyAdd(aIm, bRe, TVector.MultiplySubtract(aRe, bIm, im));
        }

        (reduced[0], reduced[1], reduced[2], reduced[3]) = (zero, one, re, im);
    }

    private static double Square(Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
}
