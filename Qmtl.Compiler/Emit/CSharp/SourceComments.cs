using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Comments that say which line of a <c>.qmtl</c> file the code after them comes from, each written once in a row.</summary>
internal sealed class SourceComments(SourceMap sources)
{
    private string last = "";

    /// <summary>Forgets the last line, at the start of a method.</summary>
    public void Restart() => last = "";

    public void Write(CodeWriter writer, TextSpan origin)
    {
        var source = sources.Of(origin);
        var line = source.GetPosition(origin.Start).Line;
        var comment = CSharpText.CommentText($"// {source.FileName}({line + 1}): {source.GetLine(line).Trim()}");
        if (comment != last) writer.Line(comment);
        last = comment;
    }
}
