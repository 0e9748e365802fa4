using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>Circuits that mean what they should, and take work that they need not.</summary>
internal static class CircuitDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Circuits");

    private static readonly DiagnosticDescriptor Cancelling = Family.DefineWarning("QMTL5001", "Gates that cancel");
    private static readonly DiagnosticDescriptor WideStage = Family.DefineWarning("QMTL5002", "Shared stage that spans all qubits for every head");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding Undoes(TextSpan second, string gate, string firstGate, int line, int firstLine) =>
        new(Cancelling, second, FormattableString.Invariant(
            $"'{gate}' on line {line} undoes '{firstGate}' on line {firstLine}, so that the two do nothing: remove both, or put between them what is missing"));

    public static Finding UndoesItself(TextSpan span, string gate, int line) =>
        new(Cancelling, span, FormattableString.Invariant(
            $"'{gate}' on line {line} meets itself on the same qubits, and the two do nothing: remove it, or put between them what is missing"));

    /// <param name="qubits">How many qubits the light cone of every head has.</param>
    /// <param name="brickQubits">How many the largest would have.</param>
    /// <param name="otherLines">Where else bricks are needed for that; counted from 1.</param>
    public static Finding SpansAllQubits(TextSpan span, string model, string pattern, int qubits, int brickQubits, IReadOnlyList<int> otherLines) =>
        new(WideStage, span, FormattableString.Invariant(
            $"'entangle {pattern}' makes the light cone of every head of '{model}' all {qubits} qubits: with 'entangle brick' here")
                + (otherLines.Count == 0 ? "" : $" and on line {string.Join(", ", otherLines.Select(l => FormattableString.Invariant($"{l}")))}")
                + FormattableString.Invariant($" the largest would have {brickQubits}, which is far less to simulate"));
}
