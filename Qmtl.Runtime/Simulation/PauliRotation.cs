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
        else if (Parity.Of(flip & sign) == 1) ApplyPairs<T, RealMixing>(state, flip, sign, cosine, sine);
        else ApplyPairs<T, ImaginaryMixing>(state, flip, sign, cosine, sine);
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
        var sum = flip == 0 ? UndoDiagonal(state, adjoint, sign, cosine, sine)
            : Parity.Of(flip & sign) == 1 ? UndoPairs<T, RealMixing>(state, adjoint, flip, sign, cosine, sine)
            : UndoPairs<T, ImaginaryMixing>(state, adjoint, flip, sign, cosine, sine);
        gradient += sum + sum;
    }

    private static void ApplyPairs<T, TMixing>(Span<Vector512<T>> state, int flip, int sign, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TMixing : struct, IMixing
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        Span<Vector512<T>> signedSine = [sine, -sine];
        foreach (var i in new FlipPairs(state.Length / 2, flip))
        {
            TMixing.Rotate(ref Unsafe.Add(ref psi, 2 * i), ref Unsafe.Add(ref psi, 2 * (i ^ flip)), cosine, signedSine[Parity.Of(i & sign)]);
        }
    }

    private static Vector512<T> UndoPairs<T, TMixing>(
        Span<Vector512<T>> state, Span<Vector512<T>> adjoint, int flip, int sign, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TMixing : struct, IMixing
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        Span<Vector512<T>> signedSine = [-sine, sine];
        Span<Vector512<T>> sums = [Vector512<T>.Zero, Vector512<T>.Zero];
        foreach (var i in new FlipPairs(state.Length / 2, flip))
        {
            ref var psiA = ref Unsafe.Add(ref psi, 2 * i);
            ref var psiB = ref Unsafe.Add(ref psi, 2 * (i ^ flip));
            ref var lambdaA = ref Unsafe.Add(ref lambda, 2 * i);
            ref var lambdaB = ref Unsafe.Add(ref lambda, 2 * (i ^ flip));
            var parity = Parity.Of(i & sign);
            sums[parity] += TMixing.Overlap(ref psiA, ref psiB, ref lambdaA, ref lambdaB);
            TMixing.Rotate(ref psiA, ref psiB, cosine, signedSine[parity]);
            TMixing.Rotate(ref lambdaA, ref lambdaB, cosine, signedSine[parity]);
        }

        return sums[0] - sums[1];
    }

    private static void ApplyDiagonal<T>(Span<Vector512<T>> state, int sign, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        Span<Vector512<T>> signedSine = [-sine, sine];
        for (var i = 0; i < state.Length / 2; i++) Amplitude.Turn(ref Unsafe.Add(ref psi, 2 * i), cosine, signedSine[Parity.Of(i & sign)]);
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
            sums[parity] += Amplitude.Overlap(ref lambda0, ref psi0);
            Amplitude.Turn(ref psi0, cosine, signedSine[parity]);
            Amplitude.Turn(ref lambda0, cosine, signedSine[parity]);
        }

        return sums[0] - sums[1];
    }
}
