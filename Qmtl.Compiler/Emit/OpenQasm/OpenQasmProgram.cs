namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>An OpenQASM program: the shared stage, the blocks of heads that can share a circuit, and their measurements.</summary>
/// <param name="Heads">The indices of the heads measured here. A head that measures one qubit in two bases is in two programs.</param>
public sealed record OpenQasmProgram(string Text, EquatableArray<int> Heads);
