using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>How a rotation exp(−iφP) that flips bits mixes a pair of amplitudes a = ψᵢ and b = ψ of i ^ flip, with σ(i) = 1.</summary>
internal interface IMixing
{
    /// <summary>Rotates a pair.</summary>
    static abstract void Rotate<T>(ref Vector512<T> a, ref Vector512<T> b, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The part of Im⟨λ|P|ψ⟩ that a pair contributes.</summary>
    static abstract Vector512<T> Overlap<T>(ref Vector512<T> psiA, ref Vector512<T> psiB, ref Vector512<T> lambdaA, ref Vector512<T> lambdaB)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>As RY: a' = cos·a − sin·b, b' = cos·b + sin·a.</summary>
internal readonly struct RealMixing : IMixing
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rotate<T>(ref Vector512<T> a, ref Vector512<T> b, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (aRe, aIm, bRe, bIm) = (a, Amplitude.Imaginary(ref a), b, Amplitude.Imaginary(ref b));
        a = Lanes.MultiplySubtract(sine, bRe, cosine * aRe);
        Amplitude.Imaginary(ref a) = Lanes.MultiplySubtract(sine, bIm, cosine * aIm);
        b = Lanes.MultiplyAdd(sine, aRe, cosine * bRe);
        Amplitude.Imaginary(ref b) = Lanes.MultiplyAdd(sine, aIm, cosine * bIm);
    }

    /// <summary>Re(λ_b* ψ_a) − Re(λ_a* ψ_b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Overlap<T>(ref Vector512<T> psiA, ref Vector512<T> psiB, ref Vector512<T> lambdaA, ref Vector512<T> lambdaB)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (lambdaB * psiA) + (Amplitude.Imaginary(ref lambdaB) * Amplitude.Imaginary(ref psiA))
        - (lambdaA * psiB) - (Amplitude.Imaginary(ref lambdaA) * Amplitude.Imaginary(ref psiB));
}

/// <summary>As RX: a' = cos·a − i·sin·b, b' = cos·b − i·sin·a.</summary>
internal readonly struct ImaginaryMixing : IMixing
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rotate<T>(ref Vector512<T> a, ref Vector512<T> b, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (aRe, aIm, bRe, bIm) = (a, Amplitude.Imaginary(ref a), b, Amplitude.Imaginary(ref b));
        a = Lanes.MultiplyAdd(sine, bIm, cosine * aRe);
        Amplitude.Imaginary(ref a) = Lanes.MultiplySubtract(sine, bRe, cosine * aIm);
        b = Lanes.MultiplyAdd(sine, aIm, cosine * bRe);
        Amplitude.Imaginary(ref b) = Lanes.MultiplySubtract(sine, aRe, cosine * bIm);
    }

    /// <summary>Im(λ_b* ψ_a) + Im(λ_a* ψ_b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Overlap<T>(ref Vector512<T> psiA, ref Vector512<T> psiB, ref Vector512<T> lambdaA, ref Vector512<T> lambdaB)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Amplitude.Overlap(ref lambdaB, ref psiA) + Amplitude.Overlap(ref lambdaA, ref psiB);
}
