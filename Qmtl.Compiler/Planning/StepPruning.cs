namespace Qmtl.Compiler.Planning;

/// <summary>Drops the steps that no observable sees: those that commute with every observable and with all steps kept after them.</summary>
/// <remarks>
/// Light cones already drop gates by the axes of single qubits. In frames more is visible: a Z rotation before a chain of CX and a
/// Z measurement is a diagonal before a product of Z.
/// </remarks>
internal static class StepPruning
{
    public static StepSequence Run(StepSequence sequence, IReadOnlyList<FramedPauli> observables)
    {
        var kept = new List<DraftStep>();
        for (var i = sequence.Steps.Count - 1; i >= 0; i--)
        {
            var step = sequence.Steps[i];
            if (observables.Any(o => !step.Commutes(o)) || kept.Exists(later => !step.Commutes(later))) kept.Add(step);
        }

        kept.Reverse();
        return sequence with { Steps = kept };
    }
}
