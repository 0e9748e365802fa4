using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>
/// A step on the state of one qubit alone, whose four real numbers are those of |0⟩ and of |1⟩. Every rotation turns two pairs (a, b) of them, and a
/// phase one: a' = a cos φ − b sin φ and b' = b cos φ + a sin φ.
/// </summary>
/// <param name="First">The places of a and b.</param>
/// <param name="Second">The same of the other pair; null for a phase.</param>
/// <param name="Angle">Which angle of the circuit φ is.</param>
internal sealed record LocalStep((int A, int B) First, (int A, int B)? Second, int Angle)
{
    /// <summary>exp(−iφP) for X, Y or Z.</summary>
    public static LocalStep Rotation(bool flips, bool hasSign, int angle) => (flips, hasSign) switch
    {
        (true, false) => new((1, 2), (3, 0), angle),
        (true, true) => new((0, 2), (1, 3), angle),
        _ => new((1, 0), (2, 3), angle),
    };

    /// <summary>exp(iφ) on |0⟩ or on |1⟩.</summary>
    public static LocalStep Phase(int value, int angle) => new((2 * value, (2 * value) + 1), null, angle);

    /// <summary>Applies the step.</summary>
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep, Span<TVector> qubit)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var angle = sweep.Angle(Angle);
        Turn<TVector, T>(ref MemoryMarshal.GetReference(qubit), angle);
    }

    /// <summary>Undoes the step on ψ and λ, and adds the derivative of its angle, as <see cref="RotationKernel{TVector, T}.Undo"/>.</summary>
    public void Undo<TVector, T>(in Sweep<TVector, T> sweep, Span<TVector> qubit, Span<TVector> adjoint)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var psi = ref MemoryMarshal.GetReference(qubit);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        var sum = Overlap<TVector, T>(ref psi, ref lambda, First, default);
        if (Second is { } second) sum = Overlap<TVector, T>(ref psi, ref lambda, second, sum);
        sweep.AddGradient(Angle, sum + sum);
        var angle = sweep.Angle(Angle);
        angle = angle with { Sine = -angle.Sine };
        Turn<TVector, T>(ref psi, angle);
        Turn<TVector, T>(ref lambda, angle);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Overlap<TVector, T>(ref TVector psi, ref TVector lambda, (int A, int B) pair, TVector sum)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        sum = TVector.MultiplyAdd(Unsafe.Add(ref lambda, pair.B), Unsafe.Add(ref psi, pair.A), sum);
        return TVector.MultiplySubtract(Unsafe.Add(ref lambda, pair.A), Unsafe.Add(ref psi, pair.B), sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Turn<TVector, T>(ref TVector qubit, in SampleAngle<TVector> angle)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Turn<TVector, T>(ref Unsafe.Add(ref qubit, First.A), ref Unsafe.Add(ref qubit, First.B), angle);
        if (Second is { } second) Turn<TVector, T>(ref Unsafe.Add(ref qubit, second.A), ref Unsafe.Add(ref qubit, second.B), angle);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn<TVector, T>(ref TVector first, ref TVector second, in SampleAngle<TVector> angle)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (a, b) = (first, second);
        first = TVector.MultiplySubtract(angle.Sine, b, angle.Cosine * a);
        second = TVector.MultiplyAdd(angle.Sine, a, angle.Cosine * b);
    }
}
