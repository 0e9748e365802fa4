using System.Text;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Binding;

/// <summary>Prints the names of a file in source order: what each declaration declares, and what each use stands for.</summary>
public static class SymbolPrinter
{
    public static string Print(BoundFile file, SourceText source)
    {
        var lines = file.Declared
            .Select(symbol => (symbol.Span.Start, Text: $"{Place(symbol.Span, source)} {SymbolWords.Of(symbol.Kind)} {symbol.Name}"))
            .Concat(file.Uses.Select(use => (use.Span.Start, Text: $"    {Place(use.Span, source)} {use.Symbol.Name} -> {Target(use.Symbol, source)}")))
            .OrderBy(line => line.Start);

        var text = new StringBuilder();
        foreach (var line in lines) text.Append(line.Text).Append('\n');
        return text.ToString();
    }

    private static string Target(Symbol symbol, SourceText source) =>
        symbol.IsBuiltIn ? $"built-in {SymbolWords.Of(symbol.Kind)}" : $"{SymbolWords.Of(symbol.Kind)} {Place(symbol.Span, source)}";

    private static string Place(TextSpan span, SourceText source) => source.GetPosition(span.Start).ToString();
}
