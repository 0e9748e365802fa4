namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>A gate call or, with <paramref name="Bit"/>, a measurement.</summary>
internal sealed record QasmOperation(string Name, double[] Angles, int[] Qubits, int? Bit = null);

/// <summary>An expectation that a comment promises: the head, the observable and the bits it is computed from.</summary>
internal sealed record QasmExpectation(string Head, string Observable, int[] Bits);

internal sealed record QasmProgram(int Qubits, int Bits, IReadOnlyList<QasmOperation> Operations, IReadOnlyList<QasmExpectation> Expectations);
