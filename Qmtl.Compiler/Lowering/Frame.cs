using Qmtl.Compiler.Binding;

namespace Qmtl.Compiler.Lowering;

/// <summary>What the names of one instance of a model or block stand for now; null for one with an error.</summary>
internal sealed class Frame
{
    private readonly Dictionary<Symbol, Quantity?> values = [];

    /// <summary>Blocks in which this one is nested.</summary>
    public int Depth { get; init; }

    public Quantity? this[Symbol symbol]
    {
        get => values[symbol];
        set => values[symbol] = value;
    }

    public bool TryGet(Symbol symbol, out Quantity? value) => values.TryGetValue(symbol, out value);
}
