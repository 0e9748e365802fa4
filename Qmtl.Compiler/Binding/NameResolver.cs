using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>Looks names up, one method for each place where a name may stand.</summary>
internal sealed class NameResolver(BindingContext context)
{
    /// <summary>So many unknown names are compared with so many known ones, which many mistakes in a large file do not exceed.</summary>
    private const int MostSuggestions = 100;
    private const int MostCandidates = 500;

    private int suggestions;

    /// <summary>A name that stands for one or several numbers, or for observables.</summary>
    public Symbol? Number(NameSyntax name, Scope scope) =>
        Visible(name, scope) is not { } symbol ? null
        : IsNumber(symbol.Kind) ? context.Use(name, symbol)
        : WrongKind(name, symbol, "a number", SymbolWords.InsteadOfNumber(symbol));

    /// <summary>What <c>size</c> is asked of: a register, or several numbers.</summary>
    public Symbol? Sized(NameSyntax name, Scope scope) =>
        Visible(name, scope) is not { } symbol ? null
        : IsNumber(symbol.Kind) || symbol.Kind == SymbolKind.Register ? context.Use(name, symbol)
        : WrongKind(name, symbol, "a register or a vector", "use a register, input, let or weight");

    public Symbol? Register(NameSyntax name, Scope scope)
    {
        var (symbol, later) = scope.Find(name.Text);
        if (later is not null) return TooEarly(name, later);
        if (symbol is null)
        {
            context.ReportUse(name, () => NameDiagnostics.UnknownRegister(name, Suggest(name, scope.Visible.Where(s => s.Kind == SymbolKind.Register))));
            return null;
        }

        return symbol.Kind == SymbolKind.Register
            ? context.Use(name, symbol)
            : WrongKind(name, symbol, "a register", "use one declared with 'qubit[n] name;', or the register of the block");
    }

    public GateInfo? Gate(NameSyntax name, Scope scope)
    {
        if (GateTable.TryGet(name.Text, out var gate))
        {
            context.Use(name, BuiltIns.Gates[name.Text]);
            return gate;
        }

        if (scope.Find(name.Text).Symbol is { } symbol)
        {
            var remedy = IsBlock(symbol.Kind) ? $"apply it with 'on', '{name.Text}(…) on q;'" : "name a gate, such as ry or cx";
            WrongKind(name, symbol, "a gate", remedy);
            return null;
        }

        context.Report(NameDiagnostics.UnknownGate(name, SpellChecker.Suggest(name.Text, BuiltIns.Gates.Keys), string.Join(" ", BuiltIns.Gates.Keys)));
        return null;
    }

    /// <summary>A channel of the language, or one that the file declares.</summary>
    public ChannelInfo? Channel(NameSyntax name, Scope scope)
    {
        if (scope.Find(name.Text).Symbol is { Kind: SymbolKind.Channel } declared)
        {
            context.Use(name, declared);
            return ChannelTable.Get(ChannelKind.Kraus) with { Name = declared.Name };
        }

        if (ChannelTable.TryGet(name.Text, out var channel))
        {
            context.Use(name, BuiltIns.Channels[name.Text]);
            return channel;
        }

        var declaredChannels = scope.Visible.Where(s => s.Kind == SymbolKind.Channel).Select(s => s.Name);
        context.ReportUseOfDeclaration(name, () => NoiseDiagnostics.UnknownChannel(name, SpellChecker.Suggest(name.Text, BuiltIns.Channels.Keys.Concat(declaredChannels))));
        return null;
    }

    public Symbol? Backend(NameSyntax name, Scope scope)
    {
        if (scope.Find(name.Text).Symbol is { } symbol)
            return symbol.Kind == SymbolKind.Backend ? context.Use(name, symbol) : WrongKind(name, symbol, "a backend", "name one declared with 'backend'");
        context.Report(NoiseDiagnostics.UnknownBackend(name, Suggest(name, scope.Visible.Where(s => s.Kind == SymbolKind.Backend))));
        return null;
    }

    public Symbol? Block(NameSyntax name, Scope scope)
    {
        if (scope.Find(name.Text).Symbol is { } symbol)
            return IsBlock(symbol.Kind) ? context.Use(name, symbol) : WrongKind(name, symbol, "an ansatz or encoder", "apply one that is declared in this file");
        if (BuiltIns.Gates.TryGetValue(name.Text, out var gate))
            return WrongKind(name, gate, "an ansatz or encoder", $"apply a gate without 'on', '{name.Text} q[0];'");
        context.ReportUseOfDeclaration(name, () => NameDiagnostics.UnknownBlock(name, Suggest(name, scope.Visible.Where(s => IsBlock(s.Kind)))));
        return null;
    }

    /// <param name="onBackend">Whether it is to run on a backend, which an instance of a template can as well.</param>
    public Symbol? Template(NameSyntax name, Scope scope, bool onBackend)
    {
        if (scope.Find(name.Text).Symbol is { } symbol)
        {
            if (symbol.Kind != SymbolKind.Model) return WrongKind(name, symbol, "a model", "name a model declared in braces");
            context.Use(name, symbol);
            if (context.Declarations[symbol] is not ModelInstanceSyntax instance || (onBackend && instance.Backend is null)) return symbol;
            context.Report(NameDiagnostics.WrongKind(
                name,
                "an instance of another model",
                "a model in braces",
                symbol.Span == context.Current?.Name.Span ? "a model cannot be made from itself" : $"use '{instance.Template.Text}'"));
            return null;
        }

        context.ReportUseOfDeclaration(name, () => NameDiagnostics.UnknownTemplate(name, Suggest(name, scope.Visible.Where(s => s.Kind == SymbolKind.Model))));
        return null;
    }

    public BuiltIn? Function(NameSyntax name, Scope scope)
    {
        if (BuiltIns.Functions.TryGetValue(name.Text, out var function))
        {
            context.Use(name, function.Symbol);
            return function;
        }

        if ((scope.Find(name.Text).Symbol ?? BuiltIns.Find(name.Text)) is { } symbol)
        {
            var remedy = IsNumber(symbol.Kind) ? "to multiply write '*', to pick an element '[i]'" : SymbolWords.InsteadOfNumber(symbol);
            WrongKind(name, symbol, "a function", remedy);
            return null;
        }

        var functions = BuiltIns.Functions.Keys;
        context.Report(NameDiagnostics.UnknownFunction(name, SpellChecker.Suggest(name.Text, functions), string.Join(" ", functions)));
        return null;
    }

    public BuiltIn? Initializer(NameSyntax name)
    {
        if (BuiltIns.Initializers.TryGetValue(name.Text, out var initializer))
        {
            context.Use(name, initializer.Symbol);
            return initializer;
        }

        context.Report(NameDiagnostics.UnknownInitializer(name, SpellChecker.Suggest(name.Text, BuiltIns.Initializers.Keys)));
        return null;
    }

    private Symbol? Visible(NameSyntax name, Scope scope)
    {
        var (symbol, later) = scope.Find(name.Text);
        if (later is not null) return TooEarly(name, later);
        symbol ??= BuiltIns.Find(name.Text);
        if (symbol is null) context.ReportUse(name, () => NameDiagnostics.UnknownName(name, Suggest(name, scope.Visible.Where(s => IsNumber(s.Kind)))));
        return symbol;
    }

    private Symbol? TooEarly(NameSyntax name, NameSyntax declaration)
    {
        context.ReportUse(name, () => NameDiagnostics.UsedBeforeDeclaration(name, context.LineOf(declaration.Span)));
        return null;
    }

    private Symbol? WrongKind(NameSyntax name, Symbol symbol, string expected, string remedy)
    {
        context.ReportUse(name, () => NameDiagnostics.WrongKind(name, SymbolWords.WithArticle(symbol.Kind), expected, remedy));
        return null;
    }

    private string? Suggest(NameSyntax name, IEnumerable<Symbol> symbols) => suggestions++ < MostSuggestions
        ? SpellChecker.Suggest(name.Text, symbols.Take(MostCandidates).Select(s => s.Name))
        : null;

    private static bool IsBlock(SymbolKind kind) => kind is SymbolKind.Ansatz or SymbolKind.Encoder;

    private static bool IsNumber(SymbolKind kind) =>
        kind is SymbolKind.Constant or SymbolKind.Parameter or SymbolKind.Input or SymbolKind.Let or SymbolKind.Weight or SymbolKind.LoopVariable
        or SymbolKind.Observable;
}
