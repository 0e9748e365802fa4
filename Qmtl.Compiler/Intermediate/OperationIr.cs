using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Intermediate;

/// <summary>A gate or a noise channel on qubits of the circuit.</summary>
/// <param name="Span">The statement it comes from.</param>
public abstract record OperationIr(EquatableArray<int> Qubits, TextSpan Span);
