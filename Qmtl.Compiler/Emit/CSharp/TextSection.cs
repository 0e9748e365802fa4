namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The circuit as text, for people, snapshot tests and hardware.</summary>
internal static class TextSection
{
    public static void Write(CodeWriter writer, string diagram, EquatableArray<string> openQasm)
    {
        writer.Summary("The circuit as a text diagram, one wire per qubit.");
        writer.Line($"public static string ToDiagram() => {Literal(diagram)};");
        writer.Line();
        writer.Summary("How many circuits the model runs on hardware: one, or several where heads act on the same qubits.");
        writer.Line($"public static int CircuitCount => {openQasm.Count};");
        if (openQasm.Count == 0) return;
        writer.Line();
        writer.Summary("A circuit as an OpenQASM 3 program, with trainable parameters and data as inputs.");
        writer.Line("/// <param name=\"circuit\">From 0 to <see cref=\"CircuitCount\"/>, exclusive.</param>");
        using (writer.Open("public static string ToOpenQasm3(int circuit = 0) => circuit switch", "};"))
        {
            for (var i = 0; i < openQasm.Count; i++) writer.Line($"{i} => {Literal(openQasm[i])},");
            writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(circuit)),");
        }
    }

    /// <summary>A string literal that keeps its lines together, so that no tool changes their ends.</summary>
    private static string Literal(string text) => CSharpText.Literal(text.Replace("\r", "")).Replace("\n", "\\n");
}
