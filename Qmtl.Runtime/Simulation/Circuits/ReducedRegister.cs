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

    /// <summary>Whether the flips of its qubits stay in a block of a state.</summary>
    /// <param name="length">The vectors of the state.</param>
    /// <param name="block">The block.</param>
    public bool IsHeld(int length, StateBlock block)
    {
        foreach (var flip in flips)
        {
            if (!block.Holds(2 * SliceIndex.Within(flip, length / 2))) return false;
        }

        return true;
    }

    /// <summary>Adds what a block of the state has of the density matrix.</summary>
    public void Sum<TVector, T>(in Sweep<TVector, T> sweep, StateBlock block)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var matrix = sweep.Reduced.Slice(first, Products);
        if (block.First == 0) matrix.Clear();
        ReductionKernel<TVector, T>.Sum(sweep.State, block, flips, signs, matrix);
    }

    /// <summary>Makes expectations of the density matrix, applies the rotations, and writes what is measured.</summary>
    public void Measure<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expectations = sweep.Reduced.Slice(first, Products);
        RegisterTransform<TVector, T>.ToExpectations(expectations);
        if (TVector.IsSliced)
        {
            Alternate<TVector, T>(expectations, sweep.State.Length);
            foreach (ref var expectation in expectations) expectation = TVector.Fold(expectation);
        }

        foreach (var rotation in rotations) rotation.Apply(sweep, expectations);
        foreach (var (product, isNegative, place) in observables)
            sweep.SetValue(targets[place], isNegative ? -expectations[product] : expectations[product]);
    }

    /// <summary>
    /// Undoes the rotations, adds the derivatives of their angles, and puts the operator that the derivatives make of what is measured where the expectations were.
    /// </summary>
    [SkipLocalsInit]
    public void Observe<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets)
        where TVector : unmanaged, ILaneVector<TVector, T>
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
        if (TVector.IsSliced) Alternate<TVector, T>(adjoint, sweep.State.Length);
        RegisterTransform<TVector, T>.ToOperator(adjoint);
        adjoint.CopyTo(expectations);
    }

    /// <summary>Sets a block of λ to the product of the operator and ψ, or adds it.</summary>
    public void Multiply<TVector, T>(in Sweep<TVector, T> sweep, StateBlock block, bool isAdded)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!isAdded && ReductionKernel<TVector, T>.Repetitions(sweep.State.Length, flips) > 1)
        {
            sweep.Adjoint.Slice(block.First, block.Length).Clear();
            isAdded = true;
        }

        ReductionKernel<TVector, T>.Multiply(sweep.State, sweep.Adjoint, block, flips, signs, sweep.Reduced.Slice(first, Products), isAdded);
    }

    /// <summary>
    /// Between expectations, or coefficients, of products and those of every slice, where the values of qubits may be the other ones: that changes the sign of products. They are
    /// divided by the times that they are counted.
    /// </summary>
    private void Alternate<TVector, T>(Span<TVector> products, int length)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var share = TVector.Create(T.One / T.CreateTruncating(ReductionKernel<TVector, T>.Repetitions(length, flips)));
        for (var product = 0; product < products.Length; product++)
        {
            var sign = 0;
            for (var q = 0; q < signs.Length; q++) sign ^= -(product >> (flips.Length + q) & 1) & signs[q];
            products[product] = share * TVector.Alternate(products[product], SliceIndex.Slice(sign, length / 2));
        }
    }

    /// <summary>Which of the register's qubits a mask of flipped bits flips.</summary>
    private int LocalFlip(int flip) => signs.Select((sign, qubit) => Parity.Of(flip & sign) << qubit).Sum();

    /// <summary>Whose parity a mask is.</summary>
    private int LocalSign(int sign) => flips.Select((flip, qubit) => Parity.Of(sign & flip) << qubit).Sum();
}
