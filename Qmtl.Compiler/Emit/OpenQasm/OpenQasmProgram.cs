namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>An OpenQASM program: the shared stage, the blocks of heads that can share a circuit, and their measurements.</summary>
/// <param name="Parts">The text, cut where the programs of a model begin or end to be the same.</param>
/// <param name="Heads">The indices of the heads measured here. A head that measures one qubit in two bases is in two programs.</param>
public sealed record OpenQasmProgram(EquatableArray<OpenQasmPart> Parts, EquatableArray<int> Heads)
{
    /// <summary>The whole program.</summary>
    public string Text => string.Concat(Parts.Select(p => p.Text));
}

/// <summary>Some lines of a program.</summary>
/// <param name="Text">Ends with a line feed.</param>
/// <param name="Common">What these lines are in all programs of the model, which have the same text here; null where each has its own.</param>
public sealed record OpenQasmPart(string Text, CommonPart? Common = null);

/// <summary>What the programs of a model have in common.</summary>
public enum CommonPart
{
    /// <summary>The first inputs, which all programs declare.</summary>
    Inputs,

    /// <summary>The gates of the shared encoding stage.</summary>
    Stage,
}
