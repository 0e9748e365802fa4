using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Binding;

/// <summary>What a name stands for.</summary>
public enum SymbolKind
{
    Ansatz,
    Encoder,
    Model,
    Backend,
    Constant,

    /// <summary>A parameter of an ansatz, an encoder or a model.</summary>
    Parameter,
    Register,
    Input,
    Let,
    Weight,

    /// <summary>The variable of a <c>for</c> or of a family of heads.</summary>
    LoopVariable,
    Observable,
    Head,

    Gate,
    Channel,
    Function,
    Initializer,
}

/// <summary>A declared name, or one of the language itself.</summary>
/// <param name="Span">The name where it is declared; empty where the language itself declares it.</param>
public sealed record Symbol(SymbolKind Kind, string Name, TextSpan Span)
{
    public bool IsBuiltIn => Span.Length == 0;
}

/// <summary>A name where it is used, and what it stands for there.</summary>
public sealed record SymbolUse(TextSpan Span, Symbol Symbol);
