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

    /// <summary>Statements that take the derivative <c>d</c> of one number back to others, in a loop where it is that of several.</summary>
    public void Adjoint(string loop, string derivative, IEnumerable<string> statements)
    {
        if (loop.Length > 0) Line(loop);
        Line("{");
        Line($"    var d = {derivative};");
        foreach (var statement in statements) Line("    " + statement);
        Line("}");
    }

    /// <summary>A summary of XML text.</summary>
    public void Summary(string xml) => Element("summary", "summary", xml);

    /// <summary>What a parameter is, in XML text.</summary>
    public void Parameter(string name, string xml) => Element($"param name=\"{name}\"", "param", xml);

    private void Element(string start, string end, string xml)
    {
        var lines = xml.Split('\n');
        if (lines.Length == 1)
        {
            Line($"/// <{start}>{CSharpText.CommentText(lines[0])}</{end}>");
            return;
        }

        Line($"/// <{start}>");
        foreach (var line in lines) Line($"/// {CSharpText.CommentText(line)}".TrimEnd());
        Line($"/// </{end}>");
    }

    public override string ToString() => text.ToString();

    /// <summary>Closes the block it was opened for.</summary>
    internal readonly struct Block(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            // Members are parted by blank lines; behind the last there is none.
            if (writer.text.Length > 1 && writer.text[writer.text.Length - 2] == '\n') writer.text.Length--;
            writer.depth--;
            writer.Line(end);
        }
    }
}
