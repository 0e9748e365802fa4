using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// The last rotations of a head and its measurements, on the expectations of the Pauli products of one or two qubits: all that is left to know of a state
/// if nothing else is done or measured there.
/// </summary>
/// <param name="flips">For each of its qubits, the bits that it flips.</param>
/// <param name="signs">For each, the bits whose parity it is.</param>
/// <param name="first">Where its expectations start among those of all registers of the circuit.</param>
internal sealed class ReducedRegister(int[] flips, int[] signs, int first)
{
    private readonly List<RegisterRotation> rotations = [];
    private readonly List<(int Product, bool IsNegative, int Place)> observables = [];

    /// <summary>How many expectations there are, that of the identity among them. They are indexed by <see cref="PauliProduct"/>.</summary>
    public int Products => 1 << (2 * flips.Length);

    /// <summary>Adds a rotation.</summary>
    public void Rotate(int flip, int sign, int angle) => rotations.Add(new RegisterRotation(Products, LocalFlip(flip), LocalSign(sign), angle));

    /// <summary>Measures a Pauli product after the rotations that were added.</summary>
    /// <param name="product">The product.</param>
    /// <param name="place">Its number among all that the circuit measures.</param>
    public void Measure(PauliObservable product, int place)
    {
        var index = new PauliProduct(Products, LocalFlip(product.Flip), LocalSign(product.Sign)).Index;
        observables.Add((index, product.Turns >= 2, place));
        var products = new HashSet<int> { index };
        foreach (var rotation in Enumerable.Reverse(rotations)) rotation.Reach(products);
    }

    /// <summary>Takes the expectations from the state, applies the rotations, and writes what is measured.</summary>
    public void Measure<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expectations = sweep.Reduced.Slice(first, Products);
        expectations.Clear();
        ReductionKernel<TVector, T>.Sum(sweep.State, flips, signs, expectations);
        RegisterTransform<TVector, T>.ToExpectations(expectations);
        foreach (var rotation in rotations) rotation.Apply(sweep, expectations);
        foreach (var (product, isNegative, place) in observables)
            sweep.Value(targets[place]) = isNegative ? -expectations[product] : expectations[product];
    }

    /// <summary>Undoes the rotations, adds the derivatives of their angles, and sets λ to what the head says of the state, or adds it.</summary>
    [SkipLocalsInit]
    public void Observe<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets, bool isAdded)
        where TVector : unmanaged, ISampleVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expectations = sweep.Reduced.Slice(first, Products);
        var adjoint = StackVectors.Align(stackalloc TVector[Products + 1]);
        adjoint.Clear();
        foreach (var (product, isNegative, place) in observables)
        {
            var derivative = sweep.ValueGradient(targets[place]);
            adjoint[product] += isNegative ? -derivative : derivative;
        }

        for (var i = rotations.Count - 1; i >= 0; i--) rotations[i].Undo(sweep, expectations, adjoint);
        RegisterTransform<TVector, T>.ToOperator(adjoint);
        ReductionKernel<TVector, T>.Multiply(sweep.State, sweep.Adjoint, flips, signs, adjoint, isAdded);
    }

    /// <summary>Which of the register's qubits a mask of flipped bits flips.</summary>
    private int LocalFlip(int flip) => signs.Select((sign, qubit) => Parity.Of(flip & sign) << qubit).Sum();

    /// <summary>Whose parity a mask is.</summary>
    private int LocalSign(int sign) => flips.Select((flip, qubit) => Parity.Of(sign & flip) << qubit).Sum();
}
