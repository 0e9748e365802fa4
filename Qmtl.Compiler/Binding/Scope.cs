using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>The names of one pair of braces, visible in the braces within it.</summary>
/// <param name="parent">Null for the scope of the file.</param>
/// <param name="coming">The names that its statements will declare, to tell a name used too early from an unknown one.</param>
internal sealed class Scope(Scope? parent, IEnumerable<NameSyntax> coming)
{
    private readonly Dictionary<string, Symbol> symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameSyntax> coming = coming
        .GroupBy(name => name.Text, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public void Add(Symbol symbol) => symbols[symbol.Name] = symbol;

    /// <summary>The nearest symbol of a name, or its declaration where that comes later.</summary>
    public (Symbol? Symbol, NameSyntax? ComesLater) Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.symbols.TryGetValue(name, out var symbol)) return (symbol, null);
            if (scope.coming.TryGetValue(name, out var later)) return (null, later);
        }

        return default;
    }

    /// <summary>The symbol that a new declaration of the name would clash with. Names of the file may be hidden by local ones, and <c>_</c> names nothing.</summary>
    public Symbol? FindClash(string name)
    {
        if (name == "_") return null;
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            var isFile = scope.Parent is null;
            if ((!isFile || scope == this) && scope.symbols.TryGetValue(name, out var symbol)) return symbol;
        }

        return null;
    }

    /// <summary>All visible symbols, the nearest first.</summary>
    public IEnumerable<Symbol> Visible
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope.Parent)
            {
                foreach (var symbol in scope.symbols.Values) yield return symbol;
            }
        }
    }

    private Scope? Parent => parent;
}
