using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Comments that say which line of the <c>.qmtl</c> file the code after them comes from, each written once in a row.</summary>
internal sealed class SourceComments(SourceText source)
{
    private int last = -1;

    /// <summary>Forgets the last line, at the start of a method.</summary>
    public void Restart() => last = -1;

    public void Write(CodeWriter writer, TextSpan origin)
    {
        var line = source.GetPosition(origin.Start).Line;
        if (line == last) return;
        last = line;
        writer.Line(CSharpText.CommentText($"// {source.FileName}({line + 1}): {source.GetLine(line).Trim()}"));
    }
}
