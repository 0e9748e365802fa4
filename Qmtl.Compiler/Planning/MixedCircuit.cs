namespace Qmtl.Compiler.Planning;

/// <summary>A circuit that runs on expectations of Pauli products: rotations and noise, and the observables after them.</summary>
internal static class MixedCircuit
{
    /// <summary>The same expectations of the observables, in fewer sweeps.</summary>
    public static (IReadOnlyList<DraftStep> Steps, IReadOnlyList<FramedPauli> Observables) Optimize(
        int qubits, IReadOnlyList<DraftStep> steps, IReadOnlyList<FramedPauli> observables)
    {
        var current = CliffordAbsorption.Run(qubits, steps, observables);
        while (true)
        {
            // Angles that add up to one of the Clifford group are absorbed in turn.
            var merged = StepMerging.Run(new StepSequence(current.Steps, 0)).Steps;
            if (merged.SequenceEqual(current.Steps)) return (StepPruning.Run(new StepSequence(merged, 0), current.Observables).Steps, current.Observables);
            current = CliffordAbsorption.Run(qubits, merged, current.Observables);
        }
    }
}
