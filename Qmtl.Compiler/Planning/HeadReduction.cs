namespace Qmtl.Compiler.Planning;

/// <summary>
/// Takes the last steps of heads off the state, where a head's block acts on a register of its own: what it measures follows from the reduced density
/// matrix of the register before the block, whose size does not grow with the circuit.
/// </summary>
/// <param name="Steps">All steps in order, with the tail that each is part of; null for those on the state.</param>
/// <param name="Tails">The heads' tails.</param>
internal sealed record HeadReduction(IReadOnlyList<(DraftStep Step, HeadTail? Tail)> Steps, IReadOnlyList<HeadTail> Tails)
{
    /// <param name="qubits">The qubits of the circuit.</param>
    /// <param name="steps">All steps.</param>
    /// <param name="observables">What the circuit measures.</param>
    /// <param name="heads">For each head, which of them are its own.</param>
    public static HeadReduction Run(
        int qubits, IReadOnlyList<DraftStep> steps, IReadOnlyList<FramedPauli> observables, IReadOnlyList<IReadOnlyList<int>> heads)
    {
        var isReduced = heads.Select(_ => true).ToArray();
        while (true)
        {
            HeadTail[] tails = [.. heads.Select(own => new HeadTail(own, own.Select(m => observables[m])))];
            var split = Split(steps, [.. tails.Where((_, h) => isReduced[h])], [.. tails.Where((_, h) => !isReduced[h])]);

            // Steps that return to the state may come before steps of other tails, which are chosen anew then.
            var next = tails.Select(t => t.ToRegister(qubits) is not null).ToArray();
            if (next.SequenceEqual(isReduced)) return new HeadReduction(split, [.. tails.Where((_, h) => isReduced[h])]);
            isReduced = next;
        }
    }

    /// <summary>Gives steps, from the last, to the tail of the only head that sees them.</summary>
    private static List<(DraftStep Step, HeadTail? Tail)> Split(
        IReadOnlyList<DraftStep> steps, IReadOnlyList<HeadTail> tails, IReadOnlyList<HeadTail> others)
    {
        var (split, kept) = (new List<(DraftStep, HeadTail?)>(), new List<DraftStep>());
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var step = steps[i];
            DraftStep.Rotation[] rotations = [.. step.ToRotations()];
            var seeing = tails.Where(t => !t.IsApartFrom(step)).ToList();
            var isFree = seeing.Count == 1 && others.All(o => o.IsApartFrom(step)) && kept.TrueForAll(step.Commutes);
            if (isFree && seeing[0].TryAdd(rotations))
            {
                split.AddRange(rotations.Select(r => ((DraftStep)r, (HeadTail?)seeing[0])));
                continue;
            }

            kept.Add(step);
            split.Add((step, null));
        }

        split.Reverse();
        return split;
    }
}
