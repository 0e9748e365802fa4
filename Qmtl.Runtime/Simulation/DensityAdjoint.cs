using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>
/// The state ρ of a circuit with noise, and the adjoint λ that is carried back with it, step by step from the end, for the derivatives
/// of the angles. Generated code calls first <see cref="Observe"/> for each measurement, then the way back of each step.
/// </summary>
/// <typeparam name="T">The precision.</typeparam>
public readonly ref struct DensityAdjoint<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StateCopies<T> copies;
    private readonly Span<Vector512<T>> state;
    private readonly Span<Vector512<T>> adjoint;
    private readonly ReadOnlySpan<Vector512<T>> cosines;
    private readonly ReadOnlySpan<Vector512<T>> sines;
    private readonly Span<Vector512<T>> gradients;
    private readonly ReadOnlySpan<Vector512<T>> valueGradients;

    /// <summary>Starts at the end of a circuit, with λ = 0.</summary>
    /// <param name="workspace">Where its state was left by the forward pass.</param>
    /// <param name="qubits">How many qubits it has.</param>
    /// <param name="amplitude">Where its state starts among the amplitudes of the workspace, and after it the copies of it.</param>
    /// <param name="angle">Where its angles start among those of the workspace; the steps count from there.</param>
    public DensityAdjoint(Workspace<T> workspace, int qubits, int amplitude, int angle)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        copies = new StateCopies<T>(workspace, qubits, amplitude);
        state = copies.State;
        adjoint = copies.Adjoint;
        cosines = workspace.Cosines[angle..];
        sines = workspace.Sines[angle..];
        gradients = workspace.AngleGradients[angle..];
        valueGradients = workspace.ValueGradients;
        adjoint.Clear();
    }

    /// <summary>Adds to λ what a measurement contributes: P times the derivative with respect to its expectation.</summary>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="turns">The power of the imaginary unit, 0 to 3.</param>
    /// <param name="value">Where its expectation is among the values of the workspace.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Observe(int flip, int sign, int turns, int value) => DensityMatrix.AddObservable(adjoint, flip, sign, turns, valueGradients[value]);

    /// <summary>Takes ρ from a copy that <see cref="DensityState{T}.Keep"/> made.</summary>
    /// <param name="copy">Which copy.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Restore(int copy) => copies[copy].CopyTo(state);

    /// <summary>The inverse of <see cref="DensityState{T}.Rotate"/>, with the derivative of its angle.</summary>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="angle">Which angle φ is.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void UndoRotate(int flip, int sign, int angle) =>
        DensityRotation.Undo(state, adjoint, flip, sign, cosines[angle], sines[angle], ref gradients[angle]);

    /// <summary>Carries ρ and λ to before a channel that has an inverse.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void UndoChannel(QubitChannel channel) => channel.Undo(state, adjoint);

    /// <summary>Carries λ alone to before a channel, where ρ was restored.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void TransposeChannel(QubitChannel channel) => channel.ApplyAdjoint(adjoint);

    /// <summary>Carries ρ and λ to before any channel of one qubit that has an inverse.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void UndoChannel(QubitMap channel) => channel.Undo(state, adjoint);

    /// <summary>Carries λ alone to before any channel of one qubit, where ρ was restored.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void TransposeChannel(QubitMap channel) => channel.ApplyAdjoint(adjoint);

    /// <summary>Carries ρ and λ to before a depolarizing channel that has an inverse.</summary>
    /// <param name="operators">X and Z of its qubits, two numbers each.</param>
    /// <param name="factor">What the expectations were multiplied by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void UndoDepolarize(ReadOnlySpan<int> operators, double factor) => Depolarization.Undo(state, adjoint, operators, factor);

    /// <summary>Carries λ alone to before a depolarizing channel, where ρ was restored.</summary>
    /// <param name="operators">X and Z of its qubits, two numbers each.</param>
    /// <param name="factor">What the expectations were multiplied by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void TransposeDepolarize(ReadOnlySpan<int> operators, double factor) => Depolarization.Apply(adjoint, operators, factor);
}
