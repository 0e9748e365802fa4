using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Intermediate;

/// <summary>A gate, the controls first.</summary>
/// <param name="Angles">In radians.</param>
public sealed record GateIr(GateKind Kind, EquatableArray<int> Qubits, EquatableArray<Scalar> Angles, TextSpan Span) : OperationIr(Qubits, Span);

/// <summary>The gates of the language: OpenQASM 3 <c>stdgates.inc</c> names, and <c>rxx ryy rzz</c>.</summary>
public enum GateKind
{
    X, Y, Z, H, S, Sdg, T, Tdg, SX,
    RX, RY, RZ, P, U,
    CX, CY, CZ, Swap,
    CRX, CRY, CRZ, CP,
    CCX,
    RXX, RYY, RZZ,
}
