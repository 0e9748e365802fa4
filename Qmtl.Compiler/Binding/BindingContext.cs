using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Binding;

/// <summary>What the binders of one file write to.</summary>
internal sealed class BindingContext
{
    private readonly DiagnosticBag diagnostics;
    private readonly Doubts doubts;
    private readonly HashSet<TextSpan> broken;
    private readonly HashSet<(TextSpan?, string)> told = [];
    private readonly List<BoundFile> imports = [];

    public BindingContext(FileSyntax file, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        this.diagnostics = diagnostics;
        Cancellation = cancellationToken;
        doubts = new Doubts(file);
        broken = [.. file.Declarations.Where(d => !doubts.IsWhole(d)).Select(d => d.Name.Span)];
    }

    public List<Symbol> Declared { get; } = [];

    public List<SymbolUse> Uses { get; } = [];

    /// <summary>The names of the declarations with errors.</summary>
    public IEnumerable<TextSpan> Broken => broken;

    public CancellationToken Cancellation { get; }

    /// <summary>The declaration that is bound now.</summary>
    public DeclarationSyntax? Current { get; set; }

    /// <summary>Whether no part of that declaration is missing because of a syntax error.</summary>
    public bool IsWhole => doubts.IsWhole(Current!);

    /// <summary>The declarations of the file by their symbols.</summary>
    public Dictionary<Symbol, DeclarationSyntax> Declarations { get; } = [];

    public void Report(Finding finding)
    {
        if (!doubts.IsMistaken(finding.Span)) diagnostics.Report(finding);
        Break();
    }

    /// <summary>Notes that nothing can be built from the current declaration, for a reason that is told elsewhere.</summary>
    public void Break()
    {
        if (Current is not null) broken.Add(Current.Name.Span);
    }

    /// <summary>
    /// Reports what is wrong with the use of a name: once in a declaration, since the mistake is one however often the name is used, and
    /// not at all where a syntax error may be the reason.
    /// </summary>
    public void ReportUse(NameSyntax name, Func<Finding> finding) => ReportUse(name, finding, Current!.Name.Span);

    /// <summary>The same for a name that would be declared at the top of the file: once in a file.</summary>
    public void ReportUseOfDeclaration(NameSyntax name, Func<Finding> finding) => ReportUse(name, finding, null);

    /// <summary>Makes what another file declares visible in this one.</summary>
    public void Import(Scope scope, ImportedNames imported)
    {
        imports.Add(imported.File);
        foreach (var symbol in imported.Symbols)
        {
            Declarations[symbol] = imported.File.FindDeclaration(symbol)!;
            if (scope.FindClash(symbol.Name) is { } other)
                Report(ImportDiagnostics.AmbiguousName(imported.Import, symbol.Name, diagnostics.Sources.Line(other.Span)));
            else
                scope.Add(symbol);
        }
    }

    /// <summary>The backend that another one is made from, wherever that is declared; null where the name is that of none.</summary>
    public (Symbol Symbol, BackendDeclarationSyntax Declaration)? FindBase(BackendDeclarationSyntax backend, Scope file)
    {
        var symbol = imports.Select(import => import.Find(backend.Device)).FirstOrDefault(s => s is not null) ?? file.Find(backend.Device.Text).Symbol;
        if (symbol is null) return null;
        var declaration = Declarations.TryGetValue(symbol, out var own) ? own : imports.Select(import => import.FindDeclaration(symbol)).FirstOrDefault(d => d is not null);
        return declaration is BackendDeclarationSyntax found ? (symbol, found) : null;
    }

    public void Declare(Scope scope, NameSyntax name, SymbolKind kind)
    {
        var symbol = new Symbol(kind, name.Text, name.Span);
        Declared.Add(symbol);
        if (scope.FindClash(name.Text) is { } first) Report(NameDiagnostics.Duplicate(name, diagnostics.Sources.Line(first.Span)));
        else scope.Add(symbol);
    }

    /// <summary>Whether a syntax error at a declaration leaves open what it declares.</summary>
    public bool IsMistaken(DeclarationSyntax declaration) => doubts.IsMistaken(declaration.Name.Span);

    public Symbol Use(NameSyntax name, Symbol symbol)
    {
        Uses.Add(new SymbolUse(name.Span, symbol));
        return symbol;
    }

    /// <summary>Counted from 1.</summary>
    public int LineOf(TextSpan span) => diagnostics.Sources.Of(span).GetPosition(span.Start).Line + 1;

    private void ReportUse(NameSyntax name, Func<Finding> finding, TextSpan? place)
    {
        if (doubts.MayDeclare(Current!, name.Text) || !told.Add((place, name.Text))) Break();
        else Report(finding());
    }
}
