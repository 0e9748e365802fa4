namespace Qmtl.Compiler.Binding;

/// <summary>Finds the name that was probably meant, by the Damerau-Levenshtein distance (optimal string alignment).</summary>
public static class SpellChecker
{
    /// <summary>The nearest candidate, if it is near enough to be a slip: another case, or one edit in every three letters.</summary>
    public static string? Suggest(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = name.Length < 2 ? 0 : Math.Max(1, name.Length / 3);
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) > bestDistance) continue;
            var distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance > bestDistance || (distance == bestDistance && best is not null)) continue;
            (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        var beforePrevious = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) current[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            (beforePrevious, previous, current) = (previous, current, beforePrevious);
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if (swapped) current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }
        }

        return current[b.Length];
    }
}
