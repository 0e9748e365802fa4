using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// The real numbers a, b, c and d at j, j ^ F₁, j ^ F₂ and j ^ F₁ ^ F₂ of a state, which two rotations turn. The slices of b, c and d are exchanged to where those of a are.
/// </summary>
internal readonly struct Four<TVector, T>(TVector a, TVector b, TVector c, TVector d)
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TVector a = a;
    private readonly TVector b = b;
    private readonly TVector c = c;
    private readonly TVector d = d;

    /// <summary>Reads them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four<TVector, T> Read<TExchange>(ref TVector state, int j, int flip1, int flip2, TExchange exchange)
        where TExchange : struct, IExchange<TVector>, allows ref struct => new(
            Unsafe.Add(ref state, j),
            exchange.Of(Unsafe.Add(ref state, j ^ flip1), 1),
            exchange.Of(Unsafe.Add(ref state, j ^ flip2), 2),
            exchange.Of(Unsafe.Add(ref state, j ^ flip1 ^ flip2), 3));

    /// <summary>Writes them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<TExchange>(ref TVector state, int j, int flip1, int flip2, TExchange exchange)
        where TExchange : struct, IExchange<TVector>, allows ref struct
    {
        Unsafe.Add(ref state, j) = a;
        Unsafe.Add(ref state, j ^ flip1) = exchange.Of(b, 1);
        Unsafe.Add(ref state, j ^ flip2) = exchange.Of(c, 2);
        Unsafe.Add(ref state, j ^ flip1 ^ flip2) = exchange.Of(d, 3);
    }

    /// <summary>Turns (a, b) and (c, d) by the first angle, and (a, c) and (b, d) by the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Four<TVector, T> Turn<TCross>(TVector cosine1, TVector sine1, TVector cosine2, TVector sine2)
        where TCross : struct, ICross
    {
        var a1 = TVector.MultiplySubtract(sine1, b, cosine1 * a);
        var b1 = TVector.MultiplyAdd(sine1, a, cosine1 * b);
        var c1 = Subtract<TCross>(sine1, d, cosine1 * c);
        var d1 = Add<TCross>(sine1, c, cosine1 * d);
        return new(
            TVector.MultiplySubtract(sine2, c1, cosine2 * a1),
            Subtract<TCross>(sine2, d1, cosine2 * b1),
            TVector.MultiplyAdd(sine2, a1, cosine2 * c1),
            Add<TCross>(sine2, b1, cosine2 * d1));
    }

    /// <summary>What these four of λ contribute to the derivatives of both angles.</summary>
    /// <param name="psi">The same four of ψ.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TVector First, TVector Second) Overlaps<TCross>(in Four<TVector, T> psi)
        where TCross : struct, ICross
    {
        var first = TVector.MultiplySubtract(a, psi.b, b * psi.a);
        var second = TVector.MultiplySubtract(a, psi.c, c * psi.a);
        first = Subtract<TCross>(c, psi.d, first);
        second = Subtract<TCross>(b, psi.d, second);
        return (Add<TCross>(d, psi.c, first), Add<TCross>(d, psi.b, second));
    }

    /// <summary>z + x · y, or z − x · y where the rotations cross.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add<TCross>(TVector x, TVector y, TVector z)
        where TCross : struct, ICross => TCross.IsCrossing ? TVector.MultiplySubtract(x, y, z) : TVector.MultiplyAdd(x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Subtract<TCross>(TVector x, TVector y, TVector z)
        where TCross : struct, ICross => TCross.IsCrossing ? TVector.MultiplyAdd(x, y, z) : TVector.MultiplySubtract(x, y, z);
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
