namespace Qmtl.Compiler.Planning;

/// <summary>Steps from |0…0⟩; their state times exp(i · <paramref name="GlobalPhase"/>) is meant.</summary>
internal sealed record StepSequence(IReadOnlyList<DraftStep> Steps, double GlobalPhase)
{
    /// <summary>The same expectations of the observables, in fewer sweeps and in an order that lets a kernel fuse them.</summary>
    public StepSequence Optimize(IReadOnlyList<FramedPauli> observables)
    {
        var current = this;
        while (true)
        {
            var next = StepMerging.Run(SignAbsorption.Run(current));
            if (next.Steps.SequenceEqual(current.Steps)) return StepPruning.Run(next, observables);
            current = next;
        }
    }
}
