using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Parsing;

/// <summary>The characters of a source at their places, which need not start at 0.</summary>
internal sealed class PlacedCharStream(SourceText source) : ICharStream
{
    private readonly AntlrInputStream characters = new(source.Content);

    public int Index => characters.Index + source.Start;

    public int Size => characters.Size + source.Start;

    public string SourceName => source.Path;

    public void Consume() => characters.Consume();

    public int LA(int i) => characters.LA(i);

    public int Mark() => characters.Mark();

    public void Release(int marker) => characters.Release(marker);

    public void Seek(int index) => characters.Seek(index - source.Start);

    public string GetText(Interval interval) => characters.GetText(Interval.Of(interval.a - source.Start, interval.b - source.Start));
}
