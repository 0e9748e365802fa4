using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>Finds blocks that apply themselves and constants that are defined by themselves, also by way of others.</summary>
internal static class Recursion
{
    public static void Check(BindingContext context)
    {
        var edges = context.Declarations.ToDictionary(
            pair => pair.Key,
            pair => context.Uses
                .Where(use => use.Span.Start >= pair.Value.Span.Start && use.Span.End <= pair.Value.Span.End && context.Declarations.ContainsKey(use.Symbol))
                .Select(use => use.Symbol)
                .Distinct()
                .ToList());

        foreach (var pair in context.Declarations)
        {
            if (pair.Value is not (BlockDeclarationSyntax or ConstantDeclarationSyntax)) continue;
            if (FindCycle(pair.Key, edges) is not { } cycle) continue;
            var text = string.Join(" → ", cycle.Select(symbol => symbol.Name));
            context.Current = pair.Value;
            context.Report(pair.Value is ConstantDeclarationSyntax
                ? NameDiagnostics.CircularConstant(pair.Value.Name, text)
                : NameDiagnostics.Recursion(pair.Value.Name, text));
        }
    }

    /// <summary>The shortest way from a symbol back to itself; breadth first.</summary>
    private static List<Symbol>? FindCycle(Symbol start, Dictionary<Symbol, List<Symbol>> edges)
    {
        var cameFrom = new Dictionary<Symbol, Symbol>();
        var queue = new Queue<Symbol>();
        queue.Enqueue(start);
        while (queue.Count > 0)
        {
            var symbol = queue.Dequeue();
            foreach (var next in edges[symbol])
            {
                if (next == start) return Path(start, symbol, cameFrom);
                if (cameFrom.ContainsKey(next)) continue;
                cameFrom.Add(next, symbol);
                queue.Enqueue(next);
            }
        }

        return null;
    }

    private static List<Symbol> Path(Symbol start, Symbol last, Dictionary<Symbol, Symbol> cameFrom)
    {
        var path = new List<Symbol> { start };
        for (var symbol = last; symbol != start; symbol = cameFrom[symbol]) path.Insert(0, symbol);
        path.Insert(0, start);
        return path;
    }
}
