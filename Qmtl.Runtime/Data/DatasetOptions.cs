namespace Qmtl.Data;

/// <summary>How a data set is read from a table.</summary>
public sealed record DatasetOptions
{
    /// <summary>The layout of the file; told from the file where it is not said.</summary>
    public DelimitedFormat Format { get; init; } = new();

    /// <summary>Which columns belong to which inputs and heads, where their names do not say.</summary>
    public ColumnMap Columns { get; init; } = ColumnMap.Empty;

    /// <summary>
    /// Cells that mean a missing label, beside those that always do: blank and, in any case, <c>NA</c>, <c>N/A</c>, <c>NaN</c>,
    /// <c>null</c> and <c>?</c>. For example <c>-1</c> where it stands for an uncertain finding.
    /// </summary>
    public IReadOnlyList<string> MissingLabels { get; init; } = [];

    /// <summary>Whether a head may have no column, as in data to predict for: all its labels are then missing.</summary>
    public bool AllowUnlabeledHeads { get; init; }
}
