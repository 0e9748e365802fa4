namespace Qmtl.Compiler.Text;

/// <summary>A file and the files it imports, each at places of its own.</summary>
public sealed class SourceMap
{
    private readonly SourceText[] files;

    /// <param name="files">The file that is compiled, then those that it imports, in the order of their places.</param>
    public SourceMap(params SourceText[] files) => this.files = files;

    /// <summary>The file that is compiled.</summary>
    public SourceText Main => files[0];

    /// <summary>All files.</summary>
    public IReadOnlyList<SourceText> Files => files;

    /// <summary>The file that a place is in.</summary>
    public SourceText Of(TextSpan span)
    {
        var file = files.Length - 1;
        while (file > 0 && files[file].Start > span.Start) file--;
        return files[file];
    }

    /// <summary>The file of a path; the main one where there is none.</summary>
    public SourceText Of(string path) => files.FirstOrDefault(file => file.Path == path) ?? Main;

    /// <summary>A line in the words of messages: <c>line 3</c>, or <c>line 3 of blocks.qmtl</c> for another file.</summary>
    public string Line(TextSpan span)
    {
        var file = Of(span);
        var line = FormattableString.Invariant($"line {file.GetPosition(span.Start).Line + 1}");
        return file == Main ? line : $"{line} of {file.FileName}";
    }
}
