using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Binding;

/// <summary>
/// A file with its names resolved: every declaration, and for every use the declaration it stands for. It knows the files that it
/// imports, too, since what they declare is lowered with it.
/// </summary>
public sealed class BoundFile
{
    private readonly Dictionary<TextSpan, Symbol> symbols = [];
    private readonly Dictionary<Symbol, DeclarationSyntax> declarations = [];
    private readonly HashSet<TextSpan> broken;
    private readonly IReadOnlyList<BoundFile> imports;

    internal BoundFile(FileSyntax syntax, EquatableArray<Symbol> declared, EquatableArray<SymbolUse> uses, IEnumerable<TextSpan> broken, IReadOnlyList<BoundFile> imports)
    {
        Syntax = syntax;
        Declared = declared;
        Uses = uses;
        this.broken = [.. broken];
        this.imports = imports;
        foreach (var import in imports) Include(import);
        foreach (var symbol in declared) symbols[symbol.Span] = symbol;
        foreach (var use in uses) symbols[use.Span] = use.Symbol;
        foreach (var declaration in syntax.Declarations)
        {
            if (symbols.TryGetValue(declaration.Name.Span, out var symbol)) declarations[symbol] = declaration;
        }
    }

    public FileSyntax Syntax { get; }

    /// <summary>What the file declares, and then what the files declare that it imports itself.</summary>
    public IEnumerable<DeclarationSyntax> Visible => Syntax.Declarations.Concat(imports.SelectMany(import => import.Syntax.Declarations));

    /// <summary>In the order of the source.</summary>
    public EquatableArray<Symbol> Declared { get; }

    /// <summary>In the order of the source; names that could not be resolved are missing.</summary>
    public EquatableArray<SymbolUse> Uses { get; }

    /// <summary>What a name stands for, at its declaration or at a use; null where it could not be resolved.</summary>
    public Symbol? Find(NameSyntax name) => symbols.TryGetValue(name.Span, out var symbol) ? symbol : null;

    /// <summary>The ansatz, encoder, model or constant of a file that a symbol stands for; null for other symbols.</summary>
    public DeclarationSyntax? FindDeclaration(Symbol symbol) => declarations.TryGetValue(symbol, out var declaration) ? declaration : null;

    /// <summary>Whether an error was found in a declaration, so that nothing can be built from it.</summary>
    public bool IsBroken(DeclarationSyntax declaration) => broken.Contains(declaration.Name.Span);

    /// <summary>The same names for other syntax that has them at the same places.</summary>
    public BoundFile With(FileSyntax syntax) => new(syntax, Declared, Uses, broken, imports);

    private void Include(BoundFile import)
    {
        foreach (var pair in import.symbols) symbols[pair.Key] = pair.Value;
        foreach (var pair in import.declarations) declarations[pair.Key] = pair.Value;
        broken.UnionWith(import.broken);
    }
}
