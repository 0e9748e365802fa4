using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Checks;

/// <summary>What a Pauli string becomes, going backward through a gate: the strings that U†PU is a sum of.</summary>
/// <remarks>
/// Every gate is a sequence of rotations exp(−iθG/2) about Pauli strings G. One that commutes with G passes unchanged. Of the others, cos θ stays and
/// sin θ becomes the product with G (Gottesman, arXiv:quant-ph/9807006, where θ = π/2 and only the product is left).
/// </remarks>
internal static class PauliSpread
{
    /// <param name="bits">The bit of each operand of the gate.</param>
    /// <param name="strings">Replaced by what they become.</param>
    /// <returns>Whether the gate changes any of the strings.</returns>
    public static bool Pass(GateKind kind, ulong[] bits, ref HashSet<PauliMask> strings)
    {
        var changes = false;
        var isQuarterTurn = IsQuarterTurn(kind);
        foreach (var generator in Generators(kind, bits))
        {
            if (strings.All(generator.CommutesWith)) continue;
            changes = true;
            var next = new HashSet<PauliMask>();
            foreach (var text in strings)
            {
                var commutes = generator.CommutesWith(text);
                if (commutes || !isQuarterTurn) next.Add(text);
                if (!commutes) next.Add(text * generator);
            }

            strings = next;
        }

        return changes;
    }

    /// <summary>Whether the rotations that make up a gate are by π/2, up to the sign.</summary>
    private static bool IsQuarterTurn(GateKind kind) => kind is
        GateKind.H or GateKind.S or GateKind.Sdg or GateKind.SX or GateKind.CX or GateKind.CY or GateKind.CZ or GateKind.Swap;

    /// <summary>What a gate rotates about; nothing for Pauli gates, which change no more than signs.</summary>
    private static PauliMask[] Generators(GateKind kind, ulong[] bits)
    {
        PauliMask X(int operand) => new(bits[operand], 0);
        PauliMask Y(int operand) => new(bits[operand], bits[operand]);
        PauliMask Z(int operand) => new(0, bits[operand]);
        return kind switch
        {
            GateKind.X or GateKind.Y or GateKind.Z => [],
            GateKind.SX or GateKind.RX => [X(0)],
            GateKind.RY => [Y(0)],
            GateKind.S or GateKind.Sdg or GateKind.T or GateKind.Tdg or GateKind.RZ or GateKind.P => [Z(0)],
            GateKind.H => [Z(0), X(0), Z(0)],
            GateKind.U => [Z(0), Y(0), Z(0)],
            GateKind.CX => [Z(0), X(1), Z(0) * X(1)],
            GateKind.CY => [Z(0), Y(1), Z(0) * Y(1)],
            GateKind.CZ or GateKind.CP => [Z(0), Z(1), Z(0) * Z(1)],
            GateKind.Swap => [X(0) * X(1), Y(0) * Y(1), Z(0) * Z(1)],
            GateKind.CRX => [X(1), Z(0) * X(1)],
            GateKind.CRY => [Y(1), Z(0) * Y(1)],
            GateKind.CRZ => [Z(1), Z(0) * Z(1)],
            GateKind.RXX => [X(0) * X(1)],
            GateKind.RYY => [Y(0) * Y(1)],
            GateKind.RZZ => [Z(0) * Z(1)],
            GateKind.CCX => [Z(0), Z(1), X(2), Z(0) * Z(1), Z(0) * X(2), Z(1) * X(2), Z(0) * Z(1) * X(2)],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
