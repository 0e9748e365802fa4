using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>The phase exp(iφ) on a subset of the basis states: P, CP, S, T and, with the sign −1, Z, CZ and CCZ in any frame.</summary>
public static class Phase
{
    /// <summary>Multiplies the amplitudes of a subset by exp(iφ).</summary>
    /// <param name="state">Amplitudes, laid out as in <see cref="Modeling.Workspace{T}.State"/>.</param>
    /// <param name="subset">The basis states that take the phase.</param>
    /// <param name="cosine">cos φ.</param>
    /// <param name="sine">sin φ.</param>
    public static void Apply<T>(Span<Vector512<T>> state, BasisSubset subset, Vector512<T> cosine, Vector512<T> sine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        for (var i = 0; i < state.Length / 2; i++)
        {
            if (subset.Contains(i)) Amplitude.Turn(ref Unsafe.Add(ref psi, 2 * i), cosine, sine);
        }
    }

    /// <summary>
    /// Undoes <see cref="Apply"/> on the state and the adjoint state λ, and adds −2 Im⟨λ|Π|ψ⟩, with Π the projector onto the subset: the
    /// derivative of ⟨ψ|O|ψ⟩ for λ = Oψ with respect to φ.
    /// </summary>
    /// <param name="state">ψ after the phase; before it on return.</param>
    /// <param name="adjoint">λ after the phase; before it on return.</param>
    /// <param name="subset">The basis states that took the phase.</param>
    /// <param name="cosine">cos φ.</param>
    /// <param name="sine">sin φ.</param>
    /// <param name="gradient">Added to, per lane.</param>
    public static void Undo<T>(
        Span<Vector512<T>> state, Span<Vector512<T>> adjoint, BasisSubset subset, Vector512<T> cosine, Vector512<T> sine, ref Vector512<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        var sum = Vector512<T>.Zero;
        for (var i = 0; i < state.Length / 2; i++)
        {
            if (!subset.Contains(i)) continue;
            ref var psi0 = ref Unsafe.Add(ref psi, 2 * i);
            ref var lambda0 = ref Unsafe.Add(ref lambda, 2 * i);
            sum -= Amplitude.Overlap(ref lambda0, ref psi0);
            Amplitude.Turn(ref psi0, cosine, -sine);
            Amplitude.Turn(ref lambda0, cosine, -sine);
        }

        gradient += sum + sum;
    }

    /// <summary>Changes the sign of the amplitudes of a subset. It is its own inverse.</summary>
    public static void Negate<T>(Span<Vector512<T>> state, BasisSubset subset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < state.Length / 2; i++)
        {
            if (!subset.Contains(i)) continue;
            state[2 * i] = -state[2 * i];
            state[(2 * i) + 1] = -state[(2 * i) + 1];
        }
    }
}
