using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Binding;

/// <summary>A function or an initializer: how it is written, and how many arguments it takes.</summary>
internal sealed record BuiltIn(Symbol Symbol, string Signature, int Arguments);

/// <summary>The names that the language itself declares.</summary>
internal static class BuiltIns
{
    public static Symbol Pi { get; } = new(SymbolKind.Constant, "pi", default);

    public static IReadOnlyDictionary<string, BuiltIn> Functions { get; } = Index(
        SymbolKind.Function,
        ["dense(x, width)", "linear(x)", .. ScalarFunctions.Names.Select(name => name + "(x)"), "floor(x)", "min(x, y)", "max(x, y)", "size(q)", "x(q)", "y(q)", "z(q)"]);

    public static IReadOnlyDictionary<string, BuiltIn> Initializers { get; } = Index(
        SymbolKind.Initializer, "uniform(low, high)", "normal(mean, deviation)", "constant(value)");

    public static IReadOnlyDictionary<string, Symbol> Gates { get; } =
        GateTable.All.ToDictionary(gate => gate.Name, gate => new Symbol(SymbolKind.Gate, gate.Name, default), StringComparer.Ordinal);

    /// <summary>They stand behind a word of their own, so that their names can be used for other things.</summary>
    public static IReadOnlyDictionary<string, Symbol> Channels { get; } =
        ChannelTable.All.ToDictionary(channel => channel.Name, channel => new Symbol(SymbolKind.Channel, channel.Name, default), StringComparer.Ordinal);

    /// <summary>A name of the language, whatever it is; null where it has no such name.</summary>
    public static Symbol? Find(string name) =>
        name == Pi.Name ? Pi
        : Functions.TryGetValue(name, out var function) ? function.Symbol
        : Gates.TryGetValue(name, out var gate) ? gate
        : Initializers.TryGetValue(name, out var initializer) ? initializer.Symbol
        : null;

    private static Dictionary<string, BuiltIn> Index(SymbolKind kind, params string[] signatures) =>
        signatures
            .Select(s => new BuiltIn(new Symbol(kind, s.Substring(0, s.IndexOf('(')), default), s, s.Count(c => c == ',') + 1))
            .ToDictionary(b => b.Symbol.Name, StringComparer.Ordinal);
}
