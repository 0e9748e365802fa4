using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>Parts of a program that stand by themselves: a declaration with those it uses.</summary>
internal static class SmallPrograms
{
    public static IEnumerable<string> Of(string text)
    {
        yield return text;
        var source = new SourceText("main.qmtl", text);
        var names = QmtlCompiler.Analyze(source).Names;
        foreach (var declaration in names.Syntax.Declarations)
        {
            var needed = new HashSet<TextSpan>();
            Add(declaration, names, needed);
            yield return string.Join("\n", needed.OrderBy(s => s.Start).Select(source.ToString)) + "\n";
        }
    }

    private static void Add(DeclarationSyntax declaration, BoundFile names, HashSet<TextSpan> needed)
    {
        if (!needed.Add(declaration.Span)) return;
        foreach (var use in names.Uses.Where(u => u.Span.Start >= declaration.Span.Start && u.Span.End <= declaration.Span.End))
        {
            if (names.FindDeclaration(use.Symbol) is { } used) Add(used, names, needed);
        }
    }
}
