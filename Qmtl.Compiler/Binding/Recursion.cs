using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>Finds blocks that apply themselves, and constants and backends that are defined by themselves, also by way of others.</summary>
internal static class Recursion
{
    private const int LongestCycle = 8;

    public static void Check(BindingContext context)
    {
        var edges = FindEdges(context);
        DropWithoutCycle(edges);
        var told = new HashSet<Symbol>();
        foreach (var pair in context.Declarations)
        {
            if (pair.Value is not (BlockDeclarationSyntax or ConstantDeclarationSyntax or BackendDeclarationSyntax)) continue;
            if (!edges.ContainsKey(pair.Key)) continue;
            context.Current = pair.Value;
            if (told.Contains(pair.Key))
            {
                context.Break();
                continue;
            }

            if (FindCycle(pair.Key, edges) is not { } cycle) continue;

            // A long circle is told at its first member, a short one at each.
            var isLong = cycle.Count > LongestCycle;
            if (isLong) told.UnionWith(cycle);
            var shown = cycle.Select(symbol => symbol.Name);
            var text = string.Join(" → ", isLong ? [.. shown.Take(LongestCycle), "…", cycle[0].Name] : shown);
            context.Report(pair.Value switch
            {
                ConstantDeclarationSyntax => NameDiagnostics.CircularConstant(pair.Value.Name, text),
                BackendDeclarationSyntax => NoiseDiagnostics.CircularBackend(pair.Value.Name, text),
                _ => NameDiagnostics.Recursion(pair.Value.Name, text),
            });
        }
    }

    /// <summary>The declarations of the file that each declaration uses.</summary>
    private static Dictionary<Symbol, List<Symbol>> FindEdges(BindingContext context)
    {
        var edges = context.Declarations.Keys.ToDictionary(symbol => symbol, _ => new List<Symbol>());
        var uses = context.Uses.Where(use => edges.ContainsKey(use.Symbol)).OrderBy(use => use.Span.Start).ToList();
        var next = 0;
        foreach (var pair in context.Declarations.OrderBy(pair => pair.Value.Span.Start))
        {
            for (; next < uses.Count && uses[next].Span.End <= pair.Value.Span.End; next++) edges[pair.Key].Add(uses[next].Symbol);
            edges[pair.Key] = [.. edges[pair.Key].Distinct()];
        }

        return edges;
    }

    /// <summary>Drops what leads to nothing that is left, again and again: what remains leads to a cycle. Most files have none.</summary>
    private static void DropWithoutCycle(Dictionary<Symbol, List<Symbol>> edges)
    {
        var users = edges.SelectMany(pair => pair.Value.Select(used => (used, pair.Key))).ToLookup(edge => edge.used, edge => edge.Key);
        var open = edges.ToDictionary(pair => pair.Key, pair => pair.Value.Count);
        var done = new Queue<Symbol>(edges.Keys.Where(symbol => open[symbol] == 0));
        while (done.Count > 0)
        {
            var symbol = done.Dequeue();
            edges.Remove(symbol);
            foreach (var user in users[symbol])
            {
                if (--open[user] == 0) done.Enqueue(user);
            }
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
                if (!edges.ContainsKey(next)) continue;
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
