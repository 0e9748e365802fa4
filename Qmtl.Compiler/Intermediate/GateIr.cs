using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Intermediate;

/// <summary>A gate, the controls first.</summary>
/// <param name="Angles">In radians.</param>
public sealed record GateIr(GateKind Kind, EquatableArray<int> Qubits, EquatableArray<Scalar> Angles, TextSpan Span) : OperationIr(Qubits, Span);

/// <summary>
/// The gates of the language: OpenQASM 3 <c>stdgates.inc</c> names, and <c>rxx ryy rzz</c>. The last ones are gates of machines, which only
/// <c>basis</c> names.
/// </summary>
public enum GateKind
{
    X, Y, Z, H, S, Sdg, T, Tdg, SX,
    RX, RY, RZ, P, U,
    CX, CY, CZ, Swap,
    CRX, CRY, CRZ, CP,
    CCX,
    RXX, RYY, RZZ,

    /// <summary>The echoed cross-resonance gate, (X⊗1 − Y⊗X)/√2 with the control on the left.</summary>
    ECR,

    /// <summary>cos φ · X + sin φ · Y, of trapped ions.</summary>
    GPI,

    /// <summary>A quarter turn about cos φ · X + sin φ · Y.</summary>
    GPI2,

    /// <summary>exp(−iθ/2 · A⊗B), the Mølmer-Sørensen gate, with A = cos φ₀ · X + sin φ₀ · Y, and B of φ₁; the angles are φ₀, φ₁, θ.</summary>
    MS,
}
