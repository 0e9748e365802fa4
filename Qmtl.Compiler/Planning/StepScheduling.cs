namespace Qmtl.Compiler.Planning;

/// <summary>
/// Orders steps into groups, rotations that mix amplitudes and diagonals by turns, each step in the earliest group that it can be
/// brought back to through steps it commutes with.
/// </summary>
internal static class StepScheduling
{
    public static IEnumerable<IReadOnlyList<DraftStep>> Run(IReadOnlyList<DraftStep> steps)
    {
        // Groups alternate; the first is for mixing rotations.
        var groups = new List<List<DraftStep>> { new() };
        foreach (var step in steps)
        {
            // Bring the step back to just after the last group it cannot pass.
            var position = groups.Count;
            while (position > 0 && groups[position - 1].TrueForAll(step.Commutes)) position--;

            // Join that group if it is of the step's kind, and else the one after it.
            var group = Math.Max(0, position - 1);
            if (IsForDiagonals(group) != step.IsDiagonal) group++;
            if (group == groups.Count) groups.Add([]);
            groups[group].Add(step);
        }

        return groups.Where(g => g.Count > 0);
    }

    private static bool IsForDiagonals(int group) => group % 2 == 1;
}
