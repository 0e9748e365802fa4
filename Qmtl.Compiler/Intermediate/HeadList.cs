namespace Qmtl.Compiler.Intermediate;

/// <summary>The names of heads in a list.</summary>
public static class HeadList
{
    /// <summary><c>odd, task[1] to task[254]</c>: neighbors of a family are a range.</summary>
    /// <param name="heads">Indices in the model.</param>
    public static string Of(ModelIr model, IEnumerable<int> heads)
    {
        var ranges = new List<(HeadIr First, HeadIr Last)>();
        foreach (var head in heads.Distinct().OrderBy(h => h).Select(h => model.Heads[h]))
        {
            if (ranges.Count > 0 && IsNext(ranges[ranges.Count - 1].Last, head)) ranges[ranges.Count - 1] = (ranges[ranges.Count - 1].First, head);
            else ranges.Add((head, head));
        }

        return string.Join(", ", ranges.Select(Write));
    }

    private static bool IsNext(HeadIr last, HeadIr head) => head.FamilyIndex is { } index && last.Name == head.Name && last.FamilyIndex == index - 1;

    private static string Write((HeadIr First, HeadIr Last) range) => (range.Last.FamilyIndex - range.First.FamilyIndex) switch
    {
        null or 0 => range.First.DisplayName,
        1 => $"{range.First.DisplayName}, {range.Last.DisplayName}",
        _ => $"{range.First.DisplayName} to {range.Last.DisplayName}",
    };
}
