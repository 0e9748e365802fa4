namespace Qmtl.Compiler.Text;

/// <summary>The text of one <c>.qmtl</c> file and where its lines start.</summary>
public sealed class SourceText
{
    private readonly int[] lineStarts;

    /// <param name="start">The place of its first character.</param>
    public SourceText(string path, string content, int start = 0)
    {
        Path = path;
        Content = content;
        Start = start;
        lineStarts = FindLineStarts(content);
    }

    /// <summary>The path used in messages.</summary>
    public string Path { get; }

    /// <summary>The last part of <see cref="Path"/>.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    public string Content { get; }

    /// <summary>
    /// The place of the first character. Files that are compiled together follow one another, so that a place says which file it is in.
    /// </summary>
    public int Start { get; }

    /// <summary>The place after the last character.</summary>
    public int End => Start + Content.Length;

    public TextSpan Span => TextSpan.FromBounds(Start, End);

    public int LineCount => lineStarts.Length;

    public LinePosition GetPosition(int place)
    {
        var offset = place - Start;
        var line = Array.BinarySearch(lineStarts, offset);
        if (line < 0) line = ~line - 1;
        return new LinePosition(line, offset - lineStarts[line]);
    }

    /// <summary>The text of a line, counted from 0, without its line ending.</summary>
    public string GetLine(int line)
    {
        var start = lineStarts[line];
        var end = line + 1 < lineStarts.Length ? lineStarts[line + 1] : Content.Length;
        return Content.Substring(start, end - start).TrimEnd('\r', '\n');
    }

    public string ToString(TextSpan span) => Content.Substring(span.Start - Start, span.Length);

    private static int[] FindLineStarts(string content)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n') starts.Add(i + 1);
        }

        return [.. starts];
    }
}
