namespace Qmtl.Compiler.Planning;

/// <summary>Orders the steps of a circuit into passes over its state.</summary>
internal static class PassScheduling
{
    /// <summary>Distinct products of Z that a pass of diagonals keeps sums of.</summary>
    private const int MostMasks = 64;

    /// <returns>The steps in the order of the passes, and the passes.</returns>
    public static (IReadOnlyList<DraftStep> Steps, IReadOnlyList<PlanPass> Passes) Run(IReadOnlyList<DraftStep> steps)
    {
        var (local, others) = SplitProduct(steps);
        var ordered = new List<DraftStep>(local);
        var passes = new List<PlanPass> { new(PassKind.Product, local.Count) };
        foreach (var group in StepScheduling.Run(others))
        {
            foreach (var (kind, members) in Split(group))
            {
                ordered.AddRange(members);
                passes.Add(new PlanPass(kind, members.Count));
            }
        }

        return (ordered, passes);
    }

    /// <summary>Steps that are all diagonal, or all rotations that mix amplitudes, as passes.</summary>
    public static IEnumerable<(PassKind Kind, List<DraftStep> Steps)> Split(IReadOnlyList<DraftStep> group) =>
        group[0].IsDiagonal ? SplitDiagonals(group) : SplitRotations(group);

    /// <summary>Takes out the steps on single qubits that no step on several comes before: from |0…0⟩ they make a product.</summary>
    private static (List<DraftStep> Local, List<DraftStep> Others) SplitProduct(IReadOnlyList<DraftStep> steps)
    {
        var (local, others, entangled) = (new List<DraftStep>(), new List<DraftStep>(), 0);
        foreach (var step in steps)
        {
            var bits = step.Bits;
            if (step is not DraftStep.Negation && Parity.IsSingle(bits) && (bits & entangled) == 0)
            {
                local.Add(step);
                continue;
            }

            others.Add(step);
            entangled |= bits;
        }

        return (local, others);
    }

    /// <summary>Into layers, each rotation in the earliest that it can be brought back to.</summary>
    private static IEnumerable<(PassKind Kind, List<DraftStep> Steps)> SplitRotations(IReadOnlyList<DraftStep> group)
    {
        var layers = new List<List<DraftStep>>();
        foreach (var rotation in group.Cast<DraftStep.Rotation>())
        {
            var earliest = layers.Count;
            while (earliest > 0 && layers[earliest - 1].TrueForAll(rotation.Commutes)) earliest--;
            var layer = layers.Skip(earliest).FirstOrDefault(l => !l.Exists(other => ((DraftStep.Rotation)other).Flip == rotation.Flip));
            if (layer is null) layers.Add(layer = []);
            layer.Add(rotation);
        }

        return layers.Select(layer => (PassKind.Rotations, layer));
    }

    /// <summary>Into those whose angles are the same for every sample, as signs are, and the others. All of them commute.</summary>
    private static IEnumerable<(PassKind Kind, List<DraftStep> Steps)> SplitDiagonals(IReadOnlyList<DraftStep> group)
    {
        var (uniform, masks) = (new List<DraftStep>(), new HashSet<int>());
        foreach (var step in group.Where(s => s.IsUniform))
        {
            var added = step.DiagonalMasks.Where(m => !masks.Contains(m)).ToList();
            if (masks.Count + added.Count > MostMasks)
            {
                yield return (PassKind.UniformDiagonal, uniform);
                (uniform, masks) = ([], []);
                added = [.. step.DiagonalMasks];
            }

            uniform.Add(step);
            masks.UnionWith(added);
        }

        if (uniform.Count > 0) yield return (PassKind.UniformDiagonal, uniform);
        var varying = group.Where(s => !s.IsUniform).ToList();
        if (varying.Count > 0) yield return (PassKind.VaryingDiagonal, varying);
    }
}
