using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>The real numbers a, b, c and d at j, j ^ F₁, j ^ F₂ and j ^ F₁ ^ F₂ of a state, which two rotations turn.</summary>
internal readonly ref struct Four<TVector, T>
    where TVector : unmanaged, ISampleVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref TVector a;
    private readonly ref TVector b;
    private readonly ref TVector c;
    private readonly ref TVector d;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Four(ref TVector state, int j, int flip1, int flip2)
    {
        a = ref Unsafe.Add(ref state, j);
        b = ref Unsafe.Add(ref state, j ^ flip1);
        c = ref Unsafe.Add(ref state, j ^ flip2);
        d = ref Unsafe.Add(ref state, j ^ flip1 ^ flip2);
    }

    /// <summary>Turns (a, b) and (c, d) by the first angle, and (a, c) and (b, d) by the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Turn<TCross>(TVector cosine1, TVector sine1, TVector cosine2, TVector sine2)
        where TCross : struct, ICross
    {
        var (a0, b0, c0, d0) = (a, b, c, d);
        var a1 = TVector.MultiplySubtract(sine1, b0, cosine1 * a0);
        var b1 = TVector.MultiplyAdd(sine1, a0, cosine1 * b0);
        var c1 = Subtract<TCross>(sine1, d0, cosine1 * c0);
        var d1 = Add<TCross>(sine1, c0, cosine1 * d0);
        a = TVector.MultiplySubtract(sine2, c1, cosine2 * a1);
        c = TVector.MultiplyAdd(sine2, a1, cosine2 * c1);
        b = Subtract<TCross>(sine2, d1, cosine2 * b1);
        d = Add<TCross>(sine2, b1, cosine2 * d1);
    }

    /// <summary>What these four of λ contribute to the derivatives of both angles.</summary>
    /// <param name="psi">The same four of ψ.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TVector First, TVector Second) Overlaps<TCross>(Four<TVector, T> psi)
        where TCross : struct, ICross
    {
        var (psiA, psiB, psiC, psiD) = (psi.a, psi.b, psi.c, psi.d);
        var (lambdaA, lambdaB, lambdaC, lambdaD) = (a, b, c, d);
        var first = TVector.MultiplySubtract(lambdaA, psiB, lambdaB * psiA);
        var second = TVector.MultiplySubtract(lambdaA, psiC, lambdaC * psiA);
        first = Subtract<TCross>(lambdaC, psiD, first);
        second = Subtract<TCross>(lambdaB, psiD, second);
        return (Add<TCross>(lambdaD, psiC, first), Add<TCross>(lambdaD, psiB, second));
    }

    /// <summary>c + a · b, or c − a · b where the rotations cross.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add<TCross>(TVector a, TVector b, TVector c)
        where TCross : struct, ICross => TCross.IsCrossing ? TVector.MultiplySubtract(a, b, c) : TVector.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Subtract<TCross>(TVector a, TVector b, TVector c)
        where TCross : struct, ICross => TCross.IsCrossing ? TVector.MultiplyAdd(a, b, c) : TVector.MultiplySubtract(a, b, c);
}

/// <summary>Whether the signs of two rotations change along each other's pairs, as <see cref="PauliRotation.Crosses"/>: known to the JIT compiler.</summary>
internal interface ICross
{
    static abstract bool IsCrossing { get; }
}

/// <summary>They do.</summary>
internal readonly struct Crossing : ICross
{
    public static bool IsCrossing => true;
}

/// <summary>They do not.</summary>
internal readonly struct Apart : ICross
{
    public static bool IsCrossing => false;
}
