using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>
/// One number of each of some samples, in a register of the hardware. Kernels are written once for all widths; each lane is computed with the
/// same roundings whatever the width is.
/// </summary>
/// <typeparam name="TSelf">The vector.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
internal interface ISampleVector<TSelf, T>
    where TSelf : unmanaged, ISampleVector<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The same number for every sample.</summary>
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
}
