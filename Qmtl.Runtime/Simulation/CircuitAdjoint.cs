using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>
/// The states |ψ⟩ and |λ⟩ of a circuit that is undone, step by step from its end, for the derivatives of its angles (Jones and Gacon,
/// arXiv 2009.02823). Generated code calls first <see cref="Observe"/> for each measurement, then the inverse of each step.
/// </summary>
/// <typeparam name="T">The precision.</typeparam>
public readonly ref struct CircuitAdjoint<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Span<Vector512<T>> state;
    private readonly Span<Vector512<T>> adjoint;
    private readonly ReadOnlySpan<Vector512<T>> cosines;
    private readonly ReadOnlySpan<Vector512<T>> sines;
    private readonly Span<Vector512<T>> gradients;
    private readonly ReadOnlySpan<Vector512<T>> valueGradients;

    /// <summary>Starts at the end of a circuit, with λ = 0.</summary>
    /// <param name="workspace">Where its state was left by the forward pass.</param>
    /// <param name="qubits">How many qubits it has.</param>
    /// <param name="amplitude">Where its state starts among the amplitudes of the workspace.</param>
    /// <param name="angle">Where its angles start among those of the workspace; the steps count from there.</param>
    public CircuitAdjoint(Workspace<T> workspace, int qubits, int amplitude, int angle)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        state = workspace.State(amplitude, 1 << qubits);
        adjoint = workspace.Adjoint(1 << qubits);
        cosines = workspace.Cosines[angle..];
        sines = workspace.Sines[angle..];
        gradients = workspace.AngleGradients[angle..];
        valueGradients = workspace.ValueGradients;
        adjoint.Clear();
    }

    /// <summary>Adds to λ what a measurement contributes: Pψ times the derivative with respect to its expectation.</summary>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="turns">The power of the imaginary unit, 0 to 3.</param>
    /// <param name="value">Where its expectation is among the values of the workspace.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Observe(int flip, int sign, int turns, int value) =>
        StateVector.AddObservable<T>(state, adjoint, flip, sign, turns, valueGradients[value]);

    /// <summary>The inverse of <see cref="CircuitState{T}.Rotate"/>, with the derivative of its angle.</summary>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="angle">Which angle φ is.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void UndoRotate(int flip, int sign, int angle) =>
        PauliRotation.Undo(state, adjoint, flip, sign, cosines[angle], sines[angle], ref gradients[angle]);

    /// <summary>The inverse of <see cref="CircuitState{T}.Shift"/>, with the derivative of its angle.</summary>
    /// <param name="mask0">The bits of the first condition.</param>
    /// <param name="mask1">The bits of the second, or 0.</param>
    /// <param name="mask2">The bits of the third, or 0.</param>
    /// <param name="values">The parities asked for, a bit each.</param>
    /// <param name="angle">Which angle φ is.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void UndoShift(int mask0, int mask1, int mask2, int values, int angle) =>
        Phase.Undo(state, adjoint, new BasisSubset(mask0, mask1, mask2, values), cosines[angle], sines[angle], ref gradients[angle]);

    /// <summary>The inverse of <see cref="CircuitState{T}.Negate"/>.</summary>
    /// <param name="mask0">The bits of the first condition.</param>
    /// <param name="mask1">The bits of the second, or 0.</param>
    /// <param name="mask2">The bits of the third, or 0.</param>
    /// <param name="values">The parities asked for, a bit each.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void UndoNegate(int mask0, int mask1, int mask2, int values)
    {
        var subset = new BasisSubset(mask0, mask1, mask2, values);
        Phase.Negate(state, subset);
        Phase.Negate(adjoint, subset);
    }
}
