using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>
/// What kernels compute on: a register of the hardware. Either its lanes are samples, and a state is a vector for each number; or they are amplitudes of one
/// sample, whose state is cut into as many slices. Kernels are written once for both and for all widths.
/// </summary>
/// <remarks>
/// Lane s of vector j belongs to amplitude j of slice s, and the highest bits of an index are its slice. So a large state fills vectors by itself, and takes a small part of
/// the memory that those of a full vector of samples take. What flips bits of a slice exchanges lanes; a sign that depends on such bits differs between lanes; and a sum
/// over amplitudes ends with one over lanes. Where lanes are samples, each is computed with the same roundings whatever the width is.
/// </remarks>
/// <typeparam name="TSelf">The vector.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
internal interface ILaneVector<TSelf, T>
    where TSelf : unmanaged, ILaneVector<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Create(T value);

    /// <summary>a · b + c, with one rounding where the hardware has it.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>c − a · b, with one rounding where the hardware has it.</summary>
    static abstract TSelf MultiplySubtract(TSelf a, TSelf b, TSelf c);

    /// <summary>The sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The negative.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary>Whether lanes are amplitudes of one sample: those of each slice of its state.</summary>
    static virtual bool IsSliced => false;

    /// <summary>How many slices states are cut into, by the highest bits of an index: a lane holds one of them. 1 where lanes are samples.</summary>
    static virtual int Slices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSelf.IsSliced ? Unsafe.SizeOf<TSelf>() / Unsafe.SizeOf<T>() : 1;
    }

    /// <summary>How many samples a vector holds.</summary>
    static virtual int Samples
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSelf.IsSliced ? 1 : Unsafe.SizeOf<TSelf>() / Unsafe.SizeOf<T>();
    }

    /// <summary>Reads a number of each sample, in all of its lanes.</summary>
    /// <param name="samples">The number of the first sample; those of the others follow.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Read(ref T samples) => TSelf.IsSliced ? TSelf.Create(samples) : Unsafe.As<T, TSelf>(ref samples);

    /// <summary>Writes a number of each sample, which is the same in all of its lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual void Write(ref T samples, TSelf value)
    {
        if (TSelf.IsSliced) samples = Unsafe.As<TSelf, T>(ref value);
        else Unsafe.As<T, TSelf>(ref samples) = value;
    }

    /// <summary>Reads a number of each slice, in the lanes of all samples.</summary>
    /// <param name="slices">The number of the first slice; those of the others follow.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Spread(ref T slices) => TSelf.IsSliced ? Unsafe.As<T, TSelf>(ref slices) : TSelf.Create(slices);

    /// <summary>Slices in the order that <see cref="Order"/> gives. Where lanes are samples, nothing moves.</summary>
    static virtual TSelf Permute(TSelf value, TSelf order) => value;

    /// <summary>The order in which slice s is where s ^ <paramref name="flip"/> was: for each 32 bits of the result, as an integer, which of the value they are.</summary>
    static virtual TSelf Order(int flip)
    {
        if (!TSelf.IsSliced) return default;
        var order = Vector512<int>.Indices ^ Vector512.Create(flip * (Unsafe.SizeOf<T>() / sizeof(int)));
        return Unsafe.As<Vector512<int>, TSelf>(ref order);
    }

    /// <summary>The number, or its negative in slices s with an odd parity(s &amp; <paramref name="sign"/>).</summary>
    static virtual TSelf Alternate(TSelf value, int sign)
    {
        if (!TSelf.IsSliced || sign == 0) return value;
        var bits = Vector512<int>.Indices & Vector512.Create(sign);
        bits ^= bits >> 2;
        bits = (bits ^ (bits >> 1)) & Vector512<int>.One;
        var signs = Vector512<int>.One - (bits + bits);
        if (typeof(T) == typeof(float))
        {
            var singles = Vector512.ConvertToSingle(signs);
            return value * Unsafe.As<Vector512<float>, TSelf>(ref singles);
        }

        var doubles = Vector512.ConvertToDouble(Vector512.WidenLower(signs));
        return value * Unsafe.As<Vector512<double>, TSelf>(ref doubles);
    }

    /// <summary>The sum over all slices, in the lanes of each.</summary>
    static virtual TSelf Fold(TSelf value)
    {
        for (var flip = 1; flip < TSelf.Slices; flip *= 2) value += TSelf.Permute(value, TSelf.Order(flip));
        return value;
    }
}
