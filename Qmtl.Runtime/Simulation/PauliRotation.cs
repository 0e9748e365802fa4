using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>
/// The rotation exp(−iφP) by a Pauli product P that maps |i⟩ to σ(i)|i ^ flip⟩, where σ(i) = (−1)^parity(i &amp; sign), times the imaginary
/// unit where parity(flip &amp; sign) is odd, so that P is Hermitian. Every rotation gate, on any qubits, in any frame, is one of these.
/// </summary>
/// <remarks>
/// An odd parity makes exp(−iφP) real, as RY is: two amplitudes mix with real coefficients. Else it is imaginary off the diagonal, as RX is,
/// or a diagonal, as RZ is, where nothing is flipped.
/// </remarks>
public static class PauliRotation
{
    /// <summary>Applies exp(−iφP) to a state.</summary>
    /// <param name="state">Amplitudes, laid out as in <see cref="Modeling.Workspace{T}.State"/>.</param>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="cosine">cos φ.</param>
    /// <param name="sine">sin φ.</param>
    public static void Apply<T>(Span<Vector512<T>> state, int flip, int sign, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (flip == 0) ApplyDiagonal(state, sign, cosine, sine);
        else if (Parity.Of(flip & sign) == 1) ApplyReal(state, flip, sign, cosine, sine);
        else ApplyImaginary(state, flip, sign, cosine, sine);
    }

    /// <summary>
    /// Undoes <see cref="Apply"/> on the state and on the adjoint state λ, and adds 2 Im⟨λ|P|ψ⟩, the derivative of ⟨ψ|O|ψ⟩ for λ = Oψ
    /// with respect to φ (Jones and Gacon, arXiv 2009.02823). P commutes with the rotation, so the states after it serve.
    /// </summary>
    /// <param name="state">ψ after the rotation; before it on return.</param>
    /// <param name="adjoint">λ after the rotation; before it on return.</param>
    /// <param name="flip">As in <see cref="Apply"/>.</param>
    /// <param name="sign">As in <see cref="Apply"/>.</param>
    /// <param name="cosine">cos φ.</param>
    /// <param name="sine">sin φ.</param>
    /// <param name="gradient">Added to, per lane.</param>
    public static void Undo<T>(
        Span<Vector512<T>> state, Span<Vector512<T>> adjoint, int flip, int sign, Vector512<T> cosine, Vector512<T> sine, ref Vector512<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector512<T> sum;
        if (flip == 0) sum = UndoDiagonal(state, adjoint, sign, cosine, sine);
        else if (Parity.Of(flip & sign) == 1) sum = UndoReal(state, adjoint, flip, sign, cosine, sine);
        else sum = UndoImaginary(state, adjoint, flip, sign, cosine, sine);
        gradient += sum + sum;
    }

    private static void ApplyReal<T>(Span<Vector512<T>> state, int flip, int sign, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        Span<Vector512<T>> signedSine = [sine, -sine];
        foreach (var i in new FlipPairs(state.Length / 2, flip))
        {
            RotateReal(ref Unsafe.Add(ref psi, 2 * i), ref Unsafe.Add(ref psi, 2 * (i ^ flip)), cosine, signedSine[Parity.Of(i & sign)]);
        }
    }

    private static Vector512<T> UndoReal<T>(
        Span<Vector512<T>> state, Span<Vector512<T>> adjoint, int flip, int sign, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        Span<Vector512<T>> signedSine = [-sine, sine];
        Span<Vector512<T>> sums = [Vector512<T>.Zero, Vector512<T>.Zero];
        foreach (var i in new FlipPairs(state.Length / 2, flip))
        {
            ref var psi0 = ref Unsafe.Add(ref psi, 2 * i);
            ref var psi1 = ref Unsafe.Add(ref psi, 2 * (i ^ flip));
            ref var lambda0 = ref Unsafe.Add(ref lambda, 2 * i);
            ref var lambda1 = ref Unsafe.Add(ref lambda, 2 * (i ^ flip));
            var parity = Parity.Of(i & sign);
            // Re(λ₁* ψ₀) − Re(λ₀* ψ₁), signed by σ(i).
            sums[parity] += (lambda1 * psi0) + (Imaginary(ref lambda1) * Imaginary(ref psi0))
                - (lambda0 * psi1) - (Imaginary(ref lambda0) * Imaginary(ref psi1));
            RotateReal(ref psi0, ref psi1, cosine, signedSine[parity]);
            RotateReal(ref lambda0, ref lambda1, cosine, signedSine[parity]);
        }

        return sums[0] - sums[1];
    }

    private static void ApplyImaginary<T>(Span<Vector512<T>> state, int flip, int sign, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        Span<Vector512<T>> signedSine = [sine, -sine];
        foreach (var i in new FlipPairs(state.Length / 2, flip))
        {
            RotateImaginary(ref Unsafe.Add(ref psi, 2 * i), ref Unsafe.Add(ref psi, 2 * (i ^ flip)), cosine, signedSine[Parity.Of(i & sign)]);
        }
    }

    private static Vector512<T> UndoImaginary<T>(
        Span<Vector512<T>> state, Span<Vector512<T>> adjoint, int flip, int sign, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        Span<Vector512<T>> signedSine = [-sine, sine];
        Span<Vector512<T>> sums = [Vector512<T>.Zero, Vector512<T>.Zero];
        foreach (var i in new FlipPairs(state.Length / 2, flip))
        {
            ref var psi0 = ref Unsafe.Add(ref psi, 2 * i);
            ref var psi1 = ref Unsafe.Add(ref psi, 2 * (i ^ flip));
            ref var lambda0 = ref Unsafe.Add(ref lambda, 2 * i);
            ref var lambda1 = ref Unsafe.Add(ref lambda, 2 * (i ^ flip));
            var parity = Parity.Of(i & sign);
            // Im(λ₁* ψ₀) + Im(λ₀* ψ₁), signed by σ(i).
            sums[parity] += (lambda1 * Imaginary(ref psi0)) - (Imaginary(ref lambda1) * psi0)
                + (lambda0 * Imaginary(ref psi1)) - (Imaginary(ref lambda0) * psi1);
            RotateImaginary(ref psi0, ref psi1, cosine, signedSine[parity]);
            RotateImaginary(ref lambda0, ref lambda1, cosine, signedSine[parity]);
        }

        return sums[0] - sums[1];
    }

    private static void ApplyDiagonal<T>(Span<Vector512<T>> state, int sign, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        Span<Vector512<T>> signedSine = [-sine, sine];
        for (var i = 0; i < state.Length / 2; i++) Turn(ref Unsafe.Add(ref psi, 2 * i), cosine, signedSine[Parity.Of(i & sign)]);
    }

    private static Vector512<T> UndoDiagonal<T>(Span<Vector512<T>> state, Span<Vector512<T>> adjoint, int sign, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        Span<Vector512<T>> signedSine = [sine, -sine];
        Span<Vector512<T>> sums = [Vector512<T>.Zero, Vector512<T>.Zero];
        for (var i = 0; i < state.Length / 2; i++)
        {
            ref var psi0 = ref Unsafe.Add(ref psi, 2 * i);
            ref var lambda0 = ref Unsafe.Add(ref lambda, 2 * i);
            var parity = Parity.Of(i & sign);
            sums[parity] += (lambda0 * Imaginary(ref psi0)) - (Imaginary(ref lambda0) * psi0);
            Turn(ref psi0, cosine, signedSine[parity]);
            Turn(ref lambda0, cosine, signedSine[parity]);
        }

        return sums[0] - sums[1];
    }

    /// <summary>Multiplies an amplitude by cos + i · sin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Turn<T>(ref Vector512<T> amplitude, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var re = amplitude;
        var im = Imaginary(ref amplitude);
        amplitude = Lanes.MultiplySubtract(sine, im, cosine * re);
        Imaginary(ref amplitude) = Lanes.MultiplyAdd(sine, re, cosine * im);
    }

    /// <summary>The imaginary part, which stands behind the real part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref Vector512<T> Imaginary<T>(ref Vector512<T> amplitude)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ref Unsafe.Add(ref amplitude, 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RotateReal<T>(ref Vector512<T> a, ref Vector512<T> b, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (aRe, aIm, bRe, bIm) = (a, Imaginary(ref a), b, Imaginary(ref b));
        a = Lanes.MultiplySubtract(sine, bRe, cosine * aRe);
        Imaginary(ref a) = Lanes.MultiplySubtract(sine, bIm, cosine * aIm);
        b = Lanes.MultiplyAdd(sine, aRe, cosine * bRe);
        Imaginary(ref b) = Lanes.MultiplyAdd(sine, aIm, cosine * bIm);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RotateImaginary<T>(ref Vector512<T> a, ref Vector512<T> b, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (aRe, aIm, bRe, bIm) = (a, Imaginary(ref a), b, Imaginary(ref b));
        a = Lanes.MultiplyAdd(sine, bIm, cosine * aRe);
        Imaginary(ref a) = Lanes.MultiplySubtract(sine, bRe, cosine * aIm);
        b = Lanes.MultiplyAdd(sine, aIm, cosine * bRe);
        Imaginary(ref b) = Lanes.MultiplySubtract(sine, aRe, cosine * bIm);
    }
}
