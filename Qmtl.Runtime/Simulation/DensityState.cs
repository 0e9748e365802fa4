using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>
/// The state ρ of a circuit with noise under way, as a <see cref="DensityMatrix"/>: what generated code calls, a line for each step of
/// the plan.
/// </summary>
/// <typeparam name="T">The precision.</typeparam>
public readonly ref struct DensityState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StateCopies<T> copies;
    private readonly Span<Vector512<T>> state;
    private readonly ReadOnlySpan<Vector512<T>> cosines;
    private readonly ReadOnlySpan<Vector512<T>> sines;
    private readonly Span<Vector512<T>> values;

    /// <summary>Starts a circuit in |0…0⟩.</summary>
    /// <param name="workspace">Where its state and angles are.</param>
    /// <param name="qubits">How many qubits it has.</param>
    /// <param name="amplitude">Where its state starts among the amplitudes of the workspace, and after it the copies of it.</param>
    /// <param name="angle">Where its angles start among those of the workspace; the steps count from there.</param>
    public DensityState(Workspace<T> workspace, int qubits, int amplitude, int angle)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        copies = new StateCopies<T>(workspace, qubits, amplitude);
        state = copies.State;
        cosines = workspace.Cosines[angle..];
        sines = workspace.Sines[angle..];
        values = workspace.Values;
        DensityMatrix.SetZero(state);
    }

    /// <summary>Keeps a copy of the state for the way back.</summary>
    /// <param name="copy">Which copy.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Keep(int copy) => state.CopyTo(copies[copy]);

    /// <summary>Applies exp(−iφP), as <see cref="DensityRotation.Apply"/>.</summary>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="angle">Which angle φ is.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Rotate(int flip, int sign, int angle) => DensityRotation.Apply(state, flip, sign, cosines[angle], sines[angle]);

    /// <summary>Applies a noise channel of one qubit.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Channel(QubitChannel channel) => channel.Apply(state);

    /// <summary>Applies any channel of one qubit.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Channel(QubitMap channel) => channel.Apply(state);

    /// <summary>Applies a depolarizing channel, as <see cref="Depolarization.Apply"/>.</summary>
    /// <param name="operators">X and Z of its qubits, two numbers each.</param>
    /// <param name="factor">What the expectations are multiplied by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Depolarize(ReadOnlySpan<int> operators, double factor) => Depolarization.Apply(state, operators, factor);

    /// <summary>Stores Tr(Pρ), as <see cref="DensityMatrix.Expectation"/>.</summary>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="turns">The power of the imaginary unit, 0 to 3.</param>
    /// <param name="value">Where among the values of the workspace.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Measure(int flip, int sign, int turns, int value) => values[value] = DensityMatrix.Expectation<T>(state, flip, sign, turns);
}
