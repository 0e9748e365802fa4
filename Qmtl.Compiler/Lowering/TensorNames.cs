namespace Qmtl.Compiler.Lowering;

/// <summary>Makes the names of the tensors of one stage or head unique: <c>theta</c>, <c>theta2</c>, <c>theta3</c> ….</summary>
internal sealed class TensorNames
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Names for tensors that belong together, with the same number.</summary>
    public string[] Take(params string[] names)
    {
        counts.TryGetValue(names[0], out var count);
        while (true)
        {
            count++;
            var suffix = count == 1 ? "" : FormattableString.Invariant($"{count}");
            if (names.Any(name => taken.Contains(name + suffix))) continue;
            counts[names[0]] = count;
            foreach (var name in names) taken.Add(name + suffix);
            return [.. names.Select(name => name + suffix)];
        }
    }
}
