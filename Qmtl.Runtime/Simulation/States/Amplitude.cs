using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>A complex amplitude of each sample.</summary>
internal readonly struct Amplitude<TVector, T>(TVector re, TVector im)
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TVector re = re;
    private readonly TVector im = im;

    /// <summary>Reads the two numbers at a place of a state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Amplitude<TVector, T> Read(ref TVector place) => new(place, Unsafe.Add(ref place, 1));

    /// <summary>Writes the two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ref TVector place)
    {
        place = re;
        Unsafe.Add(ref place, 1) = im;
    }

    /// <summary>The amplitude where its slices are after some flips.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Amplitude<TVector, T> Exchange<TExchange>(TExchange exchange, int flips)
        where TExchange : struct, IExchange<TVector>, allows ref struct => new(exchange.Of(re, flips), exchange.Of(im, flips));

    /// <summary>The sum over all slices.</summary>
    public Amplitude<TVector, T> Fold() => new(TVector.Fold(re), TVector.Fold(im));

    /// <summary>sum + |a|².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector AddNorm(TVector sum) => TVector.MultiplyAdd(re, re, TVector.MultiplyAdd(im, im, sum));

    /// <summary>sum + Re(a b*).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector AddReal(in Amplitude<TVector, T> b, TVector sum) => TVector.MultiplyAdd(re, b.re, TVector.MultiplyAdd(im, b.im, sum));

    /// <summary>sum + Im(a b*).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector AddImaginary(in Amplitude<TVector, T> b, TVector sum) => TVector.MultiplyAdd(im, b.re, TVector.MultiplySubtract(re, b.im, sum));

    /// <summary>sum − Im(a b*).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector SubtractImaginary(in Amplitude<TVector, T> b, TVector sum) => TVector.MultiplyAdd(re, b.im, TVector.MultiplySubtract(im, b.re, sum));

    /// <summary>factor · a for a real factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Amplitude<TVector, T> Times(TVector factor) => new(factor * re, factor * im);

    /// <summary>(x + iy) · a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Amplitude<TVector, T> Times(TVector x, TVector y) => new(TVector.MultiplySubtract(y, im, x * re), TVector.MultiplyAdd(y, re, x * im));

    /// <summary>a + factor · b for a real factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Amplitude<TVector, T> Add(TVector factor, in Amplitude<TVector, T> b) =>
        new(TVector.MultiplyAdd(factor, b.re, re), TVector.MultiplyAdd(factor, b.im, im));

    /// <summary>a + (x + iy) · b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Amplitude<TVector, T> Add(TVector x, TVector y, in Amplitude<TVector, T> b) => new(
        TVector.MultiplySubtract(y, b.im, TVector.MultiplyAdd(x, b.re, re)), TVector.MultiplyAdd(y, b.re, TVector.MultiplyAdd(x, b.im, im)));

    /// <summary>a + (x − iy) · b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Amplitude<TVector, T> AddConjugate(TVector x, TVector y, in Amplitude<TVector, T> b) => new(
        TVector.MultiplyAdd(y, b.im, TVector.MultiplyAdd(x, b.re, re)), TVector.MultiplySubtract(y, b.re, TVector.MultiplyAdd(x, b.im, im)));
}
