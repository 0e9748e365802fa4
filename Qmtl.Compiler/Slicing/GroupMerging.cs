namespace Qmtl.Compiler.Slicing;

/// <summary>Chooses which groups of expectations share a circuit.</summary>
/// <remarks>
/// From the groups to begin with, the pair whose joint circuit saves most is merged, and again until no pair saves anything. The first
/// of equal pairs wins, so the result is deterministic. Every group remembers its best partner, and only groups that lost
/// theirs look again: n groups take about n² comparisons of bit sets.
/// </remarks>
internal static class GroupMerging
{
    public static IReadOnlyList<ExpectationGroup> MergeWhereCheaper(IReadOnlyList<ExpectationGroup> beginning)
    {
        var groups = beginning.Cast<ExpectationGroup?>().ToArray();
        var partners = new (int Index, double Saving)[groups.Length];
        for (var i = 0; i < groups.Length; i++) partners[i] = FindPartner(i);

        while (true)
        {
            var first = -1;
            for (var i = 0; i < groups.Length; i++)
            {
                if (groups[i] is not null && partners[i].Saving > 0 && (first < 0 || partners[i].Saving > partners[first].Saving)) first = i;
            }

            if (first < 0) return [.. groups.OfType<ExpectationGroup>()];

            var second = partners[first].Index;
            groups[first] = Merge(groups[first]!, groups[second]!);
            groups[second] = null;
            partners[first] = FindPartner(first);
            for (var i = 0; i < groups.Length; i++)
            {
                if (groups[i] is null || i == first) continue;
                if (partners[i].Index == first || partners[i].Index == second) partners[i] = FindPartner(i);
                else if (i < first && GetSaving(i, first) is var saving && saving > partners[i].Saving) partners[i] = (first, saving);
            }
        }

        // Each pair is looked for from its lower index.
        (int Index, double Saving) FindPartner(int index)
        {
            var best = (Index: -1, Saving: 0.0);
            for (var j = index + 1; j < groups.Length; j++)
            {
                var saving = GetSaving(index, j);
                if (saving > best.Saving) best = (j, saving);
            }

            return best;
        }

        double GetSaving(int i, int j)
        {
            if (groups[i] is not { Cone: var a } || groups[j] is not { Cone: var b }) return 0;

            // Two circuits with no qubit in common are never cheaper as one: 2^(a + b) ≥ 2^a + 2^b.
            if (!a.Qubits.Overlaps(b.Qubits) || !a.Footprints.IsIndependentOf(b.Footprints)) return 0;
            var joint = a.GetJoint(b);
            return joint.IsTooLarge ? 0 : a.Size.Cost + b.Size.Cost - joint.Cost;
        }
    }

    private static ExpectationGroup Merge(ExpectationGroup first, ExpectationGroup second) => new(
        [.. first.Expectations.Concat(second.Expectations).OrderBy(e => e)],
        first.Cone.Union(second.Cone),
        first.SeparateCost + second.SeparateCost);
}
