using System.Text;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Writes indented lines that end in a line feed.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0) text.Append(' ', 4 * depth).Append(line);
        text.Append('\n');
    }

    /// <summary>A header line and a block in braces, up to where the result is disposed of.</summary>
    public Block Open(string header, string end = "}")
    {
        Line(header);
        Line("{");
        depth++;
        return new Block(this, end);
    }

    /// <summary>A summary of plain text, as users write it.</summary>
    public void Documentation(string text) => Summary(text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"));

    /// <summary>A summary of XML text.</summary>
    public void Summary(string xml)
    {
        var lines = xml.Split('\n');
        if (lines.Length == 1)
        {
            Line($"/// <summary>{CSharpText.CommentText(lines[0])}</summary>");
            return;
        }

        Line("/// <summary>");
        foreach (var line in lines) Line($"/// {CSharpText.CommentText(line)}".TrimEnd());
        Line("/// </summary>");
    }

    public override string ToString() => text.ToString();

    /// <summary>Closes the block it was opened for.</summary>
    internal readonly struct Block(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            writer.Line(end);
        }
    }
}
