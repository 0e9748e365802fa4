using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>The state |ψ⟩ of a circuit under way: what generated code calls, a line for each step of the plan.</summary>
/// <remarks>
/// The steps are not inlined: of a circuit of a thousand gates the JIT compiler would make code for longer than the calls take.
/// </remarks>
/// <typeparam name="T">The precision.</typeparam>
public readonly ref struct CircuitState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Span<Vector512<T>> state;
    private readonly ReadOnlySpan<Vector512<T>> cosines;
    private readonly ReadOnlySpan<Vector512<T>> sines;
    private readonly Span<Vector512<T>> values;

    /// <summary>Starts a circuit in |0…0⟩.</summary>
    /// <param name="workspace">Where its state and angles are.</param>
    /// <param name="qubits">How many qubits it has.</param>
    /// <param name="amplitude">Where its state starts among the amplitudes of the workspace.</param>
    /// <param name="angle">Where its angles start among those of the workspace; the steps count from there.</param>
    public CircuitState(Workspace<T> workspace, int qubits, int amplitude, int angle)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        state = workspace.State(amplitude, 1 << qubits);
        cosines = workspace.Cosines[angle..];
        sines = workspace.Sines[angle..];
        values = workspace.Values;
        StateVector.SetZero(state);
    }

    /// <summary>Applies exp(−iφP), as <see cref="PauliRotation.Apply"/>.</summary>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="angle">Which angle φ is.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Rotate(int flip, int sign, int angle) => PauliRotation.Apply(state, flip, sign, cosines[angle], sines[angle]);

    /// <summary>Multiplies a <see cref="BasisSubset"/> by exp(iφ), as <see cref="Phase.Apply"/>.</summary>
    /// <param name="mask0">The bits of the first condition.</param>
    /// <param name="mask1">The bits of the second, or 0.</param>
    /// <param name="mask2">The bits of the third, or 0.</param>
    /// <param name="values">The parities asked for, a bit each.</param>
    /// <param name="angle">Which angle φ is.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Shift(int mask0, int mask1, int mask2, int values, int angle) =>
        Phase.Apply(state, new BasisSubset(mask0, mask1, mask2, values), cosines[angle], sines[angle]);

    /// <summary>Multiplies a <see cref="BasisSubset"/> by −1, as <see cref="Phase.Negate"/>.</summary>
    /// <param name="mask0">The bits of the first condition.</param>
    /// <param name="mask1">The bits of the second, or 0.</param>
    /// <param name="mask2">The bits of the third, or 0.</param>
    /// <param name="values">The parities asked for, a bit each.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Negate(int mask0, int mask1, int mask2, int values) => Phase.Negate(state, new BasisSubset(mask0, mask1, mask2, values));

    /// <summary>Stores ⟨ψ|P|ψ⟩, as <see cref="StateVector.Expectation"/>.</summary>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="turns">The power of the imaginary unit, 0 to 3.</param>
    /// <param name="value">Where among the values of the workspace.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Measure(int flip, int sign, int turns, int value) => values[value] = StateVector.Expectation<T>(state, flip, sign, turns);
}
