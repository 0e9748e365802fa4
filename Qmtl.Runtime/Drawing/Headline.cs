using System.Globalization;

namespace Qmtl.Drawing;

/// <summary>What is said of a model beside its drawing.</summary>
internal static class Headline
{
    /// <summary><c>8 qubits, 4 heads</c>.</summary>
    public static string Counts(CircuitDrawing drawing) => $"{Count(drawing.Wires.Count, "qubit")}, {Count(drawing.HeadCount, "head")}";

    public static string WithoutCircuit(CircuitDrawing drawing) => $"{drawing.Model} has no circuit: all its heads are classical.";

    public static string ClassicalHeads(CircuitDrawing drawing) => $"Without a circuit: {string.Join(", ", drawing.ClassicalHeads)}";

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
