namespace Qmtl.Data;

/// <summary>How a delimited text file is laid out. What is not said is told from the file.</summary>
public sealed record DelimitedFormat
{
    /// <summary>What stands between fields. When null: a tab in <c>.tsv</c> and <c>.tab</c> files (also packed as <c>.gz</c>), else a comma.</summary>
    public char? Delimiter { get; init; }

    /// <summary>
    /// Whether the first row names the columns. When null, it does unless all its fields are numbers or blank. Without a header,
    /// columns are named <c>0</c>, <c>1</c>, ….
    /// </summary>
    public bool? HasHeader { get; init; }

    /// <summary>
    /// Whether <c>"</c> encloses fields that hold delimiters, line ends or doubled quotes (RFC 4180). Set it to false for files in
    /// which quotes are ordinary text.
    /// </summary>
    public bool Quoted { get; init; } = true;

    internal char DelimiterFor(string file)
    {
        if (Delimiter is { } delimiter) return delimiter;
        var name = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;
        return Path.GetExtension(name).ToUpperInvariant() is ".TSV" or ".TAB" ? '\t' : ',';
    }
}
