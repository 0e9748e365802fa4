namespace Qmtl.Compiler.Text;

/// <summary>A place in a source: line and column, both from 0. <see cref="ToString"/> counts from 1, as editors do.</summary>
public readonly record struct LinePosition(int Line, int Column)
{
    public override string ToString() => FormattableString.Invariant($"{Line + 1},{Column + 1}");
}
