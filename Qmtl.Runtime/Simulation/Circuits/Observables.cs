using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>What a circuit measures of its state: products of Z many at a time, other products one by one.</summary>
internal sealed class Observables
{
    private readonly List<ParityObservables> parities = [];
    private readonly List<(PauliObservable Product, int Place)> others = [];

    /// <summary>Adds a Pauli product.</summary>
    /// <param name="product">The product.</param>
    /// <param name="place">Its number among all that the circuit measures.</param>
    public void Add(PauliObservable product, int place)
    {
        if (product.Flip != 0)
        {
            others.Add((product, place));
            return;
        }

        if (parities.Exists(group => group.TryAdd(product.Sign, product.Turns == 2, place))) return;
        parities.Add(new ParityObservables());
        parities[^1].TryAdd(product.Sign, product.Turns == 2, place);
    }

    /// <summary>Writes the expectations of all products.</summary>
    /// <param name="sweep">ψ.</param>
    /// <param name="targets">For each product, where among the values of the model.</param>
    public void Measure<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var group in parities) group.Measure(sweep, targets);
        foreach (var (product, place) in others) sweep.SetValue(targets[place], ObservableKernel<TVector, T>.Expectation(sweep.State, product));
    }

    /// <summary>Sets λ to Σ g P ψ, the sum over the products with the derivatives g with respect to their expectations.</summary>
    /// <param name="sweep">ψ and λ.</param>
    /// <param name="targets">As in <see cref="Measure"/>.</param>
    /// <returns>Whether there are any; else λ is left as it is.</returns>
    public bool Observe<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < parities.Count; i++) parities[i].Observe(sweep, targets, isAdded: i > 0);
        if (others.Count == 0) return parities.Count > 0;
        if (parities.Count == 0) sweep.Adjoint.Clear();
        foreach (var (product, place) in others)
            ObservableKernel<TVector, T>.Add(sweep.State, sweep.Adjoint, product, sweep.ValueGradient(targets[place]));
        return true;
    }
}
