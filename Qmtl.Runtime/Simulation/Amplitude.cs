using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>One complex amplitude of a state: its real part, with its imaginary part behind it.</summary>
internal static class Amplitude
{
    /// <summary>The imaginary part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref Vector512<T> Imaginary<T>(ref Vector512<T> amplitude)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ref Unsafe.Add(ref amplitude, 1);

    /// <summary>Multiplies by cos + i · sin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn<T>(ref Vector512<T> amplitude, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (re, im) = (amplitude, Imaginary(ref amplitude));
        amplitude = Lanes.MultiplySubtract(sine, im, cosine * re);
        Imaginary(ref amplitude) = Lanes.MultiplyAdd(sine, re, cosine * im);
    }

    /// <summary>Im(λ* ψ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Overlap<T>(ref Vector512<T> lambda, ref Vector512<T> psi)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (lambda * Imaginary(ref psi)) - (Imaginary(ref lambda) * psi);
}
