using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Intermediate;

/// <summary>A gate on qubits of the circuit, the controls first.</summary>
/// <param name="Angles">In radians.</param>
/// <param name="Span">The statement it comes from.</param>
public sealed record GateIr(GateKind Kind, EquatableArray<int> Qubits, EquatableArray<Scalar> Angles, TextSpan Span);

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
