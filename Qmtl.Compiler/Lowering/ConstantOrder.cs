using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>The constants of a file, each after those it is defined by, so that none is evaluated within another.</summary>
internal static class ConstantOrder
{
    public static IReadOnlyList<Symbol> Of(BoundFile file)
    {
        var used = UsesByConstant(file);
        var ordered = new List<Symbol>();
        var seen = new HashSet<Symbol>();
        var path = new Stack<(Symbol Symbol, int Next)>();
        foreach (var start in used.Keys.Where(seen.Add))
        {
            path.Push((start, 0));
            while (path.Count > 0)
            {
                var (symbol, next) = path.Pop();
                if (next == used[symbol].Count)
                {
                    ordered.Add(symbol);
                    continue;
                }

                path.Push((symbol, next + 1));
                if (seen.Add(used[symbol][next])) path.Push((used[symbol][next], 0));
            }
        }

        return ordered;
    }

    private static Dictionary<Symbol, List<Symbol>> UsesByConstant(BoundFile file)
    {
        var constants = file.Syntax.Declarations.OfType<ConstantDeclarationSyntax>().ToList();
        var used = new Dictionary<Symbol, List<Symbol>>();
        foreach (var constant in constants) used[file.Find(constant.Name)!] = [];
        var next = 0;
        foreach (var constant in constants)
        {
            var uses = used[file.Find(constant.Name)!];
            for (; next < file.Uses.Count && file.Uses[next].Span.End <= constant.Span.End; next++)
            {
                var use = file.Uses[next];
                if (use.Span.Start >= constant.Span.Start && used.ContainsKey(use.Symbol)) uses.Add(use.Symbol);
            }
        }

        return used;
    }
}
