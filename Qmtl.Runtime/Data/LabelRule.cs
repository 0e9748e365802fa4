using System.Globalization;
using Qmtl.Modeling;

namespace Qmtl.Data;

/// <summary>Which numbers a head takes as labels.</summary>
internal static class LabelRule
{
    /// <summary>Whether the number is a label of the head, or NaN for a missing one.</summary>
    public static bool Admits(HeadSchema head, double label) => double.IsNaN(label) || head.Kind switch
    {
        HeadKind.Binary => label is 0 or 1,
        HeadKind.Categorical => label >= 0 && label < head.LogitCount && label == Math.Floor(label),
        _ => double.IsFinite(label),
    };

    /// <summary>Why the number is no label.</summary>
    public static string Explain(HeadSchema head, double label) => string.Create(
        CultureInfo.InvariantCulture,
        $"{label} is no label of head '{head.Name}', which expects {Expectation(head)}, or NaN where it is missing.");

    /// <summary>What the head expects of a number.</summary>
    public static string Expectation(HeadSchema head) => head.Kind switch
    {
        HeadKind.Binary => "0 or 1",
        HeadKind.Categorical => string.Create(CultureInfo.InvariantCulture, $"a class index from 0 to {head.LogitCount - 1}"),
        _ => "a finite number",
    };
}
