using System.Runtime.Intrinsics;

namespace Qmtl.Benchmarks.Measuring;

/// <summary>The multiply-add of one width and precision: one rounding, and one instruction, where the hardware has it.</summary>
/// <typeparam name="TVector">A vector as wide.</typeparam>
internal interface IMultiplyAdd<TVector>
{
    /// <summary>How many numbers a vector holds.</summary>
    static abstract int Lanes { get; }

    static abstract TVector Constant(double value);

    /// <summary>a · b + c.</summary>
    static abstract TVector Apply(TVector a, TVector b, TVector c);
}

internal readonly struct Single128 : IMultiplyAdd<Vector128<float>>
{
    public static int Lanes => Vector128<float>.Count;

    public static Vector128<float> Constant(double value) => Vector128.Create((float)value);

    public static Vector128<float> Apply(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.MultiplyAddEstimate(a, b, c);
}

internal readonly struct Single256 : IMultiplyAdd<Vector256<float>>
{
    public static int Lanes => Vector256<float>.Count;

    public static Vector256<float> Constant(double value) => Vector256.Create((float)value);

    public static Vector256<float> Apply(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.MultiplyAddEstimate(a, b, c);
}

internal readonly struct Single512 : IMultiplyAdd<Vector512<float>>
{
    public static int Lanes => Vector512<float>.Count;

    public static Vector512<float> Constant(double value) => Vector512.Create((float)value);

    public static Vector512<float> Apply(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.MultiplyAddEstimate(a, b, c);
}

internal readonly struct Double128 : IMultiplyAdd<Vector128<double>>
{
    public static int Lanes => Vector128<double>.Count;

    public static Vector128<double> Constant(double value) => Vector128.Create(value);

    public static Vector128<double> Apply(Vector128<double> a, Vector128<double> b, Vector128<double> c) => Vector128.MultiplyAddEstimate(a, b, c);
}

internal readonly struct Double256 : IMultiplyAdd<Vector256<double>>
{
    public static int Lanes => Vector256<double>.Count;

    public static Vector256<double> Constant(double value) => Vector256.Create(value);

    public static Vector256<double> Apply(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.MultiplyAddEstimate(a, b, c);
}

internal readonly struct Double512 : IMultiplyAdd<Vector512<double>>
{
    public static int Lanes => Vector512<double>.Count;

    public static Vector512<double> Constant(double value) => Vector512.Create(value);

    public static Vector512<double> Apply(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.MultiplyAddEstimate(a, b, c);
}
