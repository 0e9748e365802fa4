using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>The rotation exp(−iφP) on the expectations of all Pauli products of a register.</summary>
/// <remarks>
/// A product Q that commutes with P keeps its expectation. The others come in pairs of Q and i·PQ, which turn by 2φ into each other:
/// exp(iφP)·Q·exp(−iφP) = cos 2φ · Q + sin 2φ · i·PQ.
/// </remarks>
internal sealed class RegisterRotation
{
    private readonly int angle;
    private readonly (int A, int B)[] all;
    private (int A, int B)[] pairs = [];

    /// <param name="products">The number of products of the register.</param>
    /// <param name="flip">The qubits of the register that P flips.</param>
    /// <param name="sign">Those whose parity is the sign of P.</param>
    /// <param name="angle">Which angle of the circuit φ is.</param>
    public RegisterRotation(int products, int flip, int sign, int angle)
    {
        this.angle = angle;
        var pauli = new PauliProduct(products, flip, sign);
        var turning = new List<(int, int)>();
        foreach (var i in new AnticommutingPairs(products, pauli.Index, pauli.Mask))
        {
            var other = i ^ pauli.Index;
            turning.Add(pauli.SignOfTurn(i) == 0 ? (i, other) : (other, i));
        }

        all = [.. turning];
    }

    /// <summary>Takes in the pairs that products after it are part of. The others are left as they are.</summary>
    /// <param name="products">What is measured, or looked at by later rotations; added to: what that depends on before this one.</param>
    public void Reach(HashSet<int> products)
    {
        (int A, int B)[] reached = [.. all.Where(p => products.Contains(p.A) || products.Contains(p.B))];
        foreach (var (a, b) in reached) products.UnionWith([a, b]);
        pairs = [.. pairs.Union(reached)];
    }

    /// <summary>Applies the rotation.</summary>
    /// <param name="sweep">Where its angle is.</param>
    /// <param name="expectations">Shape [4ᵏ].</param>
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep, Span<TVector> expectations)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var rho = ref MemoryMarshal.GetReference(expectations);
        var (cosine, sine) = Double<TVector, T>(sweep.Angle(angle));
        foreach (var (a, b) in pairs) Turn<TVector, T>(ref Unsafe.Add(ref rho, a), ref Unsafe.Add(ref rho, b), cosine, sine);
    }

    /// <summary>Undoes the rotation on the expectations and the derivatives with respect to them, and adds that of its angle, for which those after it serve.</summary>
    /// <param name="sweep">Where its angle is.</param>
    /// <param name="expectations">After the rotation; before it on return.</param>
    /// <param name="adjoint">The derivatives after the rotation; before it on return.</param>
    public void Undo<TVector, T>(in Sweep<TVector, T> sweep, Span<TVector> expectations, Span<TVector> adjoint)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var rho = ref MemoryMarshal.GetReference(expectations);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        var (cosine, sine) = Double<TVector, T>(sweep.Angle(angle));
        var sum = default(TVector);
        foreach (var (a, b) in pairs)
        {
            ref var rhoA = ref Unsafe.Add(ref rho, a);
            ref var rhoB = ref Unsafe.Add(ref rho, b);
            ref var lambdaA = ref Unsafe.Add(ref lambda, a);
            ref var lambdaB = ref Unsafe.Add(ref lambda, b);
            sum = TVector.MultiplySubtract(lambdaB, rhoA, TVector.MultiplyAdd(lambdaA, rhoB, sum));
            Turn<TVector, T>(ref rhoB, ref rhoA, cosine, sine);
            Turn<TVector, T>(ref lambdaB, ref lambdaA, cosine, sine);
        }

        sweep.AddGradient(angle, sum + sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn<TVector, T>(ref TVector a, ref TVector b, TVector cosine, TVector sine)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (first, second) = (a, b);
        a = TVector.MultiplyAdd(sine, second, cosine * first);
        b = TVector.MultiplySubtract(sine, first, cosine * second);
    }

    /// <summary>cos 2φ and sin 2φ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Cosine, TVector Sine) Double<TVector, T>(in SampleAngle<TVector> angle)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var half = angle.Sine * angle.Cosine;
        return (TVector.MultiplySubtract(angle.Sine, angle.Sine, angle.Cosine * angle.Cosine), half + half);
    }
}
