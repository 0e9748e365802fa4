namespace Qmtl.Compiler.Binding;

/// <summary>How messages speak of symbols.</summary>
internal static class SymbolWords
{
    public static string Of(SymbolKind kind) => kind switch
    {
        SymbolKind.Ansatz => "ansatz",
        SymbolKind.Encoder => "encoder",
        SymbolKind.Model => "model",
        SymbolKind.Backend => "backend",
        SymbolKind.Constant => "const",
        SymbolKind.Parameter => "parameter",
        SymbolKind.Register => "register",
        SymbolKind.Input => "input",
        SymbolKind.Let => "let",
        SymbolKind.Weight => "weight",
        SymbolKind.LoopVariable => "loop variable",
        SymbolKind.Observable => "observable",
        SymbolKind.Head => "head",
        SymbolKind.Gate => "gate",
        SymbolKind.Channel => "channel",
        SymbolKind.Function => "function",
        _ => "initializer",
    };

    public static string WithArticle(SymbolKind kind) =>
        (kind is SymbolKind.Ansatz or SymbolKind.Encoder or SymbolKind.Input or SymbolKind.Observable or SymbolKind.Initializer ? "an " : "a ") + Of(kind);

    /// <summary>What to do with a symbol that is no number where a number is needed.</summary>
    public static string InsteadOfNumber(Symbol symbol) => symbol.Kind switch
    {
        SymbolKind.Ansatz or SymbolKind.Encoder => $"apply it in a statement of its own, '{symbol.Name}(…) on q;'",
        SymbolKind.Register => $"take its size with size({symbol.Name}), or measure it in logits with z({symbol.Name})",
        SymbolKind.Gate => $"apply it in a statement of its own, '{symbol.Name} q[0];'",
        SymbolKind.Function => $"call it, '{symbol.Name}(…)'",
        _ => "use a constant, parameter, input, let or weight",
    };
}
