using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Binding;

/// <summary>What the binders of one file write to.</summary>
internal sealed class BindingContext(DiagnosticBag diagnostics, CancellationToken cancellationToken)
{
    private readonly HashSet<TextSpan> broken = [];

    public List<Symbol> Declared { get; } = [];

    public List<SymbolUse> Uses { get; } = [];

    /// <summary>The names of the declarations with errors.</summary>
    public IEnumerable<TextSpan> Broken => broken;

    public CancellationToken Cancellation => cancellationToken;

    /// <summary>The declaration that is bound now.</summary>
    public DeclarationSyntax? Current { get; set; }

    /// <summary>The declarations of the file by their symbols.</summary>
    public Dictionary<Symbol, DeclarationSyntax> Declarations { get; } = [];

    public void Report(Finding finding)
    {
        diagnostics.Report(finding);
        if (Current is not null) broken.Add(Current.Name.Span);
    }

    public void Declare(Scope scope, NameSyntax name, SymbolKind kind)
    {
        var symbol = new Symbol(kind, name.Text, name.Span);
        Declared.Add(symbol);
        if (scope.FindClash(name.Text) is { } first) Report(NameDiagnostics.Duplicate(name, LineOf(first.Span)));
        else scope.Add(symbol);
    }

    public Symbol Use(NameSyntax name, Symbol symbol)
    {
        Uses.Add(new SymbolUse(name.Span, symbol));
        return symbol;
    }

    /// <summary>Counted from 1.</summary>
    public int LineOf(TextSpan span) => diagnostics.Source.GetPosition(span.Start).Line + 1;
}
