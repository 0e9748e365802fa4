namespace Qmtl.Compiler.Checks;

/// <summary>Writes sets of elements of a tensor as few boxes: <c>[1, 0..4, 1]</c>.</summary>
internal static class ElementBoxes
{
    /// <param name="contains">Whether an element is in the set, by its place in row-major order.</param>
    /// <returns>Boxes that cover the set, each element once; null where that takes more than <paramref name="most"/>.</returns>
    public static IReadOnlyList<string>? Cover(IReadOnlyList<int> shape, Func<int, bool> contains, int most) =>
        Cover(shape, 0, 0, contains, most) is { } boxes ? [.. boxes.Select(box => box.Length == 0 ? "" : $"[{box}]")] : null;

    private static List<string>? Cover(IReadOnlyList<int> shape, int axis, int offset, Func<int, bool> contains, int most)
    {
        if (axis == shape.Count) return contains(offset) ? [""] : [];

        // Neighbors that look the same become one range.
        var boxes = new List<string>();
        List<string> run = [];
        var start = 0;
        for (var i = 0; i <= shape[axis]; i++)
        {
            var inner = i == shape[axis] ? [] : Cover(shape, axis + 1, (offset * shape[axis]) + i, contains, most);
            if (inner is null) return null;
            if (i < shape[axis] && inner.SequenceEqual(run)) continue;
            foreach (var box in run) boxes.Add(Prepend(start, i, box));
            if (boxes.Count > most) return null;
            (run, start) = (inner, i);
        }

        return boxes;
    }

    private static string Prepend(int from, int to, string rest)
    {
        var range = to - from == 1 ? FormattableString.Invariant($"{from}") : FormattableString.Invariant($"{from}..{to}");
        return rest.Length == 0 ? range : $"{range}, {rest}";
    }
}
