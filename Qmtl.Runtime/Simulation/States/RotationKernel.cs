using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>Applies and undoes one <see cref="PauliRotation"/>.</summary>
internal static class RotationKernel<TVector, T>
    where TVector : unmanaged, ISampleVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostTerms = 1024;

    /// <summary>Applies exp(−iφP) to a state.</summary>
    /// <param name="state">Real numbers, two for each amplitude.</param>
    /// <param name="rotation">P.</param>
    /// <param name="cosine">cos φ.</param>
    /// <param name="sine">sin φ.</param>
    public static void Apply(Span<TVector> state, PauliRotation rotation, TVector cosine, TVector sine)
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        var (flip, sign) = (rotation.Flip, rotation.Sign);
        Span<TVector> sines = rotation.Origin == 0 ? [sine, -sine] : [-sine, sine];
        foreach (var j in Cosets.Of(state.Length, flip))
            Turn(ref Unsafe.Add(ref psi, j), ref Unsafe.Add(ref psi, j ^ flip), cosine, sines[Parity.Of(j & sign)]);
    }

    /// <summary>
    /// Undoes <see cref="Apply"/> on the state and on the adjoint state λ, and gives 2 Im⟨λ|P|ψ⟩, the derivative of ⟨ψ|O|ψ⟩ for λ = Oψ
    /// with respect to φ (Jones and Gacon, arXiv 2009.02823). P commutes with the rotation, so the states after it serve.
    /// </summary>
    /// <param name="state">ψ after the rotation; before it on return.</param>
    /// <param name="adjoint">λ after the rotation; before it on return.</param>
    /// <param name="rotation">P.</param>
    /// <param name="cosine">cos φ.</param>
    /// <param name="sine">sin φ.</param>
    public static TVector Undo(Span<TVector> state, Span<TVector> adjoint, PauliRotation rotation, TVector cosine, TVector sine)
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        var (flip, sign) = (rotation.Flip, rotation.Sign);
        Span<TVector> sines = rotation.Origin == 0 ? [-sine, sine] : [sine, -sine];
        Span<TVector> sums = [default, default];
        var (total, terms) = (default(TVector), 0);
        foreach (var j in Cosets.Of(state.Length, flip))
        {
            // In single precision, one long sum of a large state would lose the last digits of its terms.
            if (++terms == MostTerms)
            {
                (total, terms) = (total + (sums[0] - sums[1]), 0);
                sums.Clear();
            }

            ref var psiA = ref Unsafe.Add(ref psi, j);
            ref var psiB = ref Unsafe.Add(ref psi, j ^ flip);
            ref var lambdaA = ref Unsafe.Add(ref lambda, j);
            ref var lambdaB = ref Unsafe.Add(ref lambda, j ^ flip);
            var parity = Parity.Of(j & sign);
            sums[parity] = TVector.MultiplyAdd(lambdaB, psiA, TVector.MultiplySubtract(lambdaA, psiB, sums[parity]));
            Turn(ref psiA, ref psiB, cosine, sines[parity]);
            Turn(ref lambdaA, ref lambdaB, cosine, sines[parity]);
        }

        total += sums[0] - sums[1];
        return rotation.Origin == 0 ? total + total : -(total + total);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(ref TVector first, ref TVector second, TVector cosine, TVector sine)
    {
        var (a, b) = (first, second);
        first = TVector.MultiplySubtract(sine, b, cosine * a);
        second = TVector.MultiplyAdd(sine, a, cosine * b);
    }
}
