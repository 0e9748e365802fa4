using Qmtl.Modeling;

namespace Qmtl.Data;

/// <summary>Reads the labels of one head from text.</summary>
internal sealed class LabelText(HeadSchema head, IReadOnlyList<string> missingMarks)
{
    /// <summary>
    /// Whether the text is a label of the head. Class names come first, so that a class may be called <c>na</c>; then the marks of a
    /// missing label, which give NaN.
    /// </summary>
    public bool TryRead(string text, out double label)
    {
        var trimmed = text.Trim();
        label = double.NaN;
        if (head.Kind == HeadKind.Categorical && TryClass(trimmed, out label)) return true;
        label = double.NaN;
        if (missingMarks.Contains(trimmed) || CellText.IsMissing(trimmed)) return true;
        if (head.Kind == HeadKind.Binary && TryAnswer(trimmed, out label)) return true;
        return CellText.TryNumber(trimmed, out label) && !double.IsNaN(label) && LabelRule.Admits(head, label);
    }

    /// <summary>Why the text is no label, and what to write instead.</summary>
    public string Explain(string text)
    {
        var missing = " Leave the cell blank where the label is missing.";
        var fault = $"{CellText.Quote(text)} is no label of head '{head.Name}'";
        if (head.Kind == HeadKind.Binary) return $"{fault}: write 0 or 1, true or false, yes or no.{missing}";
        if (head.Kind == HeadKind.Regression) return $"{fault}: write a finite number.{missing}";
        var nearest = ColumnSearch.Nearest(text, head.Labels);
        var suggestion = nearest is null || CellText.TryNumber(text, out _) ? "" : $" Did you mean '{nearest}'?";
        return $"{fault}: write one of {string.Join(", ", head.Labels)}, or {LabelRule.Expectation(head)}.{suggestion}{missing}";
    }

    private bool TryClass(string text, out double label)
    {
        label = IndexOf(text, StringComparison.Ordinal);
        if (label < 0) label = IndexOf(text, StringComparison.OrdinalIgnoreCase);
        return label >= 0;
    }

    private int IndexOf(string text, StringComparison comparison)
    {
        for (var i = 0; i < head.Labels.Count; i++)
        {
            if (string.Equals(head.Labels[i], text, comparison)) return i;
        }

        return -1;
    }

    private static bool TryAnswer(string text, out double label)
    {
        label = text.ToUpperInvariant() switch
        {
            "TRUE" or "YES" => 1,
            "FALSE" or "NO" => 0,
            _ => double.NaN,
        };
        return !double.IsNaN(label);
    }
}
