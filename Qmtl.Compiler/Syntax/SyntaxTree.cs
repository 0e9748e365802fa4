using System.Text;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Syntax;

/// <summary>Text that grows by indented lines, a node each.</summary>
internal sealed class SyntaxTree(SourceText source)
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Add(string line) => text.Append(' ', 2 * depth).Append(line).Append('\n');

    public void Add(string line, SyntaxNode node, Action? children = null)
    {
        Add($"{line}  [{source.GetPosition(node.Span.Start)} - {source.GetPosition(node.Span.End)}]");
        depth++;
        children?.Invoke();
        depth--;
    }

    public override string ToString() => text.ToString();
}
