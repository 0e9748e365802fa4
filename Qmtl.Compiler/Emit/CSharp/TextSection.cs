using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>What the class tells about its circuit, for people, snapshot tests and hardware.</summary>
/// <param name="Drawing">The description that diagrams are drawn from.</param>
/// <param name="OpenQasm2">Its OpenQASM 2 programs, with formulas in place of angles.</param>
/// <param name="OpenQasm3">Its OpenQASM 3 programs.</param>
public sealed record CircuitTexts(string Drawing, EquatableArray<OpenQasmProgram> OpenQasm2, EquatableArray<OpenQasmProgram> OpenQasm3);

/// <summary>The circuit as diagrams and as OpenQASM.</summary>
internal static class TextSection
{
    private const string WhichCircuit = "/// <param name=\"circuit\">From 0 to <see cref=\"CircuitCount\"/>, exclusive.</param>";
    private const string NoSuchCircuit = "/// <exception cref=\"global::System.ArgumentOutOfRangeException\">There is no such circuit.</exception>";

    public static void Write(CodeWriter writer, ModelIr model, ModelPlaces places, CircuitTexts texts)
    {
        WriteDrawings(writer, texts.Drawing);
        writer.Line();
        writer.Summary("How many circuits the model runs on hardware: one, or several where heads act on the same qubits.");
        writer.Line($"public static int CircuitCount => {texts.OpenQasm3.Count};");
        if (texts.OpenQasm3.Count == 0) return;
        writer.Line();
        WriteOpenQasm2(writer, model, places, texts.OpenQasm2);
        writer.Line();
        WriteCommon(writer, texts.OpenQasm3, 3);
        writer.Summary("A circuit as an OpenQASM 3 program, with trainable parameters and data as inputs.");
        writer.Line(WhichCircuit);
        writer.Line(NoSuchCircuit);
        WriteChoice(writer, "public static string ToOpenQasm3(int circuit = 0)", texts.OpenQasm3, 3);
    }

    private static void WriteDrawings(CodeWriter writer, string drawing)
    {
        writer.Summary("The circuit as a text diagram, one wire per qubit.");
        writer.Line("/// <param name=\"width\">The number of characters, at least 40, after which it is cut and continued below.</param>");
        writer.Line("public static string ToDiagram(int width = 120) => DescribeCircuit().ToText(width);");
        writer.Line();
        writer.Summary("The circuit as a drawing in SVG, for documents and web pages.");
        writer.Line("public static string ToSvg() => DescribeCircuit().ToSvg();");
        writer.Line();
        writer.Line($"private static global::Qmtl.Drawing.CircuitDrawing DescribeCircuit() => global::Qmtl.Drawing.CircuitDrawing.Parse({Literal(drawing)});");
    }

    private static void WriteOpenQasm2(CodeWriter writer, ModelIr model, ModelPlaces places, EquatableArray<OpenQasmProgram> programs)
    {
        var scope = new NameScope("SetInput", "BindAngles", "OpenQasm2Program", "nameof", "ValueAt");
        var sample = new SampleArguments(model, places, scope);
        var circuit = scope.Take("circuit");
        writer.Summary("A circuit as an OpenQASM 2 program for one sample: every angle is the number that the parameters and the sample give.");
        sample.WriteDocumentation(writer);
        writer.Line(WhichCircuit.Replace("\"circuit\"", $"\"{circuit}\""));
        sample.WriteExceptions(writer);
        writer.Line(NoSuchCircuit);
        using (writer.Open($"public string ToOpenQasm2({string.Join(", ", [.. sample.Parameters, $"int {circuit} = 0"])})"))
        {
            sample.WriteSetInputs(writer);
            writer.Line($"return BindAngles(OpenQasm2Program({circuit}));");
        }

        writer.Line();
        WriteCommon(writer, programs, 2);
        WriteChoice(writer, "private static string OpenQasm2Program(int circuit)", programs, 2);
    }

    /// <summary>What all programs have in common, which is most of a deep circuit, is written once.</summary>
    private static void WriteCommon(CodeWriter writer, EquatableArray<OpenQasmProgram> programs, int version)
    {
        if (programs.Count == 1) return;
        foreach (var part in programs[0].Parts)
        {
            if (part.Common is not { } common) continue;
            writer.Line($"private const string {Common(common, version)} = {Literal(part.Text)};");
            writer.Line();
        }
    }

    private static void WriteChoice(CodeWriter writer, string method, EquatableArray<OpenQasmProgram> programs, int version)
    {
        using (writer.Open($"{method} => circuit switch", "};"))
        {
            for (var i = 0; i < programs.Count; i++) writer.Line($"{i} => {(programs.Count == 1 ? Literal(programs[i].Text) : Sum(programs[i], version))},");
            writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(circuit)),");
        }
    }

    private static string Sum(OpenQasmProgram program, int version) =>
        string.Join(" + ", program.Parts.Select(p => p.Common is { } common ? Common(common, version) : Literal(p.Text)));

    private static string Common(CommonPart part, int version) => FormattableString.Invariant($"Shared{part}{version}");

    /// <summary>A string literal that keeps its lines together, so that no tool changes their ends.</summary>
    private static string Literal(string text) => CSharpText.Literal(text.Replace("\r", "")).Replace("\n", "\\n");
}
