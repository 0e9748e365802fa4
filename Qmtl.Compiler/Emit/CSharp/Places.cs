namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>
/// Places in one of a model's vectors, by name: constants of a nested class, so that code says <c>ValueAt.Shared + 3</c> and not 75.
/// </summary>
/// <param name="type">The name of the nested class.</param>
/// <param name="summary">What the constants are.</param>
internal sealed class Places(string type, string summary)
{
    private readonly NameScope scope = new(type);
    private readonly List<Region> regions = [];

    /// <summary>Names a region. What has a name already, as where a let is a part of an input, keeps it.</summary>
    /// <param name="wanted">The name of the constant.</param>
    /// <param name="comment">What is there, in the words of the language.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">How many numbers it has.</param>
    /// <param name="repeats">Where more regions of one kind start, which are named by their distance from the first.</param>
    /// <returns>Whether it was named.</returns>
    public bool Add(string wanted, string comment, int offset, int count, IEnumerable<int>? repeats = null)
    {
        if (!IsFree(offset, count)) return false;
        var constant = new Constant(scope.Take(wanted), comment, offset);
        foreach (var start in (repeats ?? []).Prepend(offset).Where(start => IsFree(start, count)))
            regions.Insert(FirstEndingAfter(start), new Region(start, count, constant));
        return true;
    }

    /// <summary>A place as an expression.</summary>
    /// <param name="moves">Whether the loop variable <c>i</c> is added.</param>
    public string At(int index, bool moves = false)
    {
        var region = FirstEndingAfter(index);
        string text;
        if (region == regions.Count || regions[region].Offset > index)
        {
            text = FormattableString.Invariant($"{index}");
        }
        else
        {
            var constant = regions[region].Constant;
            text = $"{type}.{constant.Name}" + (index == constant.Value ? "" : FormattableString.Invariant($" + {index - constant.Value}"));
        }

        return moves ? text + " + i" : text;
    }

    public void Write(CodeWriter writer)
    {
        if (regions.Count == 0) return;
        writer.Summary(summary);
        using (writer.Open($"private static class {type}"))
        {
            foreach (var constant in regions.Select(r => r.Constant).Distinct().OrderBy(c => c.Value))
                writer.Line($"public const int {constant.Name} = {constant.Value}; // {CSharpText.CommentText(constant.Comment)}");
        }

        writer.Line();
    }

    private bool IsFree(int offset, int count) =>
        FirstEndingAfter(offset) is var index && (index == regions.Count || regions[index].Offset >= offset + count);

    private int FirstEndingAfter(int index)
    {
        var (low, high) = (0, regions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (regions[middle].Offset + regions[middle].Count <= index) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private sealed record Constant(string Name, string Comment, int Value);

    private sealed record Region(int Offset, int Count, Constant Constant);
}
