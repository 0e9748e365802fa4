using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Intermediate;

/// <summary>One model after instantiation: every name resolved, every constant evaluated, every loop unrolled, every shape known.</summary>
/// <remarks>
/// A model computes on one vector of values per sample. It holds, in this order: the inputs; the results of <c>let</c> and their
/// intermediate steps; the measured expectations, head by head, each where a head first reads it; the logits of all heads, contiguous and in head order.
/// Its trainable parameters are one flat vector, tensor after tensor, row-major.
/// </remarks>
/// <param name="Documentation">The <c>///</c> lines, joined with line feeds.</param>
/// <param name="Values">The length of the value vector.</param>
/// <param name="Backbone">Classical computations that run before the circuit, in order.</param>
/// <param name="Encoding">The gates and channels of the shared encoding stage, in order.</param>
/// <param name="Span">Where the model is declared.</param>
public sealed record ModelIr(
    string? Namespace,
    string Name,
    string Documentation,
    EquatableArray<InputIr> Inputs,
    EquatableArray<ParameterIr> Parameters,
    int Values,
    EquatableArray<ComputationIr> Backbone,
    EquatableArray<RegisterIr> Registers,
    EquatableArray<OperationIr> Encoding,
    EquatableArray<HeadIr> Heads,
    TextSpan Span)
{
    /// <summary>Where the results of <c>let</c> lie in the value vector, for everything that prints them by name.</summary>
    public EquatableArray<LetIr> Lets { get; init; }

    /// <summary>The <c>///</c> lines of the shared encoding stage.</summary>
    public string EncodingDocumentation { get; init; } = "";

    /// <summary>What it runs on; null for the exact simulator.</summary>
    public BackendIr? Backend { get; init; }

    /// <summary>The model whose structure this is, where that is another one: a model on a backend takes the parameters of the model without.</summary>
    public string? StructureOf { get; init; }

    public int Qubits => Registers.Sum(r => r.Size);

    public int ParameterCount => Parameters.Sum(p => p.Count);

    public int InputWidth => Inputs.Sum(i => i.Width);

    public int LogitCount => Heads.Sum(h => h.LogitCount);

    /// <summary>The index in the value vector of the first logit of the first head.</summary>
    public int LogitOffset => Values - LogitCount;
}

/// <summary>An input: <paramref name="Width"/> numbers from <paramref name="Offset"/> of the value vector.</summary>
public sealed record InputIr(string Name, int Offset, int Width)
{
    public string Documentation { get; init; } = "";
}

/// <summary>A named result: <paramref name="Width"/> numbers from <paramref name="Offset"/> of the value vector.</summary>
public sealed record LetIr(string Name, int Offset, int Width);

/// <summary>A quantum register: <paramref name="Size"/> qubits from <paramref name="FirstQubit"/>.</summary>
public sealed record RegisterIr(string Name, int FirstQubit, int Size);

/// <summary>The part of a model that a parameter belongs to.</summary>
public enum StageKind
{
    /// <summary>Classical layers and weights of the model itself.</summary>
    Backbone,

    /// <summary>The shared encoding stage.</summary>
    Encoding,

    /// <summary>One head.</summary>
    Head,
}

/// <summary>A trainable tensor.</summary>
/// <param name="Head">The index of the head it belongs to; null outside <see cref="StageKind.Head"/>.</param>
/// <param name="Name">Unique within its stage and head, for example <c>theta</c>.</param>
/// <param name="Offset">Where it starts in the flat parameter vector.</param>
/// <param name="Shape">Empty for one number.</param>
public sealed record ParameterIr(StageKind Stage, int? Head, string Name, int Offset, EquatableArray<int> Shape, InitializerIr Initializer, TextSpan Span)
{
    /// <summary>The <c>///</c> lines of its declaration, or of the <c>let</c> whose layer it belongs to.</summary>
    public string Documentation { get; init; } = "";

    public int Count => Shape.Aggregate(1, (product, size) => product * size);
}

/// <summary>How a trainable tensor is drawn before training.</summary>
public abstract record InitializerIr
{
    /// <summary>Uniform on [<paramref name="Low"/>, <paramref name="High"/>).</summary>
    public sealed record Uniform(double Low, double High) : InitializerIr;

    public sealed record Normal(double Mean, double StandardDeviation) : InitializerIr;

    public sealed record Constant(double Value) : InitializerIr;
}
