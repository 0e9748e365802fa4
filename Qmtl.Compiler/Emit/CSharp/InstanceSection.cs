using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Making a model from parameters, and predicting with it.</summary>
internal static class InstanceSection
{
    public static void Write(CodeWriter writer, ModelIr model, ClassNames names)
    {
        writer.Summary("Makes the model from its trainable parameters, in the order of the schema.");
        writer.Line("/// <param name=\"parameters\">Shape [parameters].</param>");
        writer.Line("/// <param name=\"standardizer\">How inputs were prepared in training; null where they were used as they are.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The number of parameters is not that of the model.</exception>");
        writer.Line($"public {names.Class}(global::System.ReadOnlySpan<double> parameters, global::Qmtl.Data.Standardizer? standardizer = null)");
        writer.Line("    : base(parameters, standardizer)");
        writer.Line("{");
        writer.Line("}");
        writer.Line();
        writer.Line($"private {names.Class}(global::Qmtl.Files.SavedParameters<double> saved)");
        writer.Line("    : base(saved)");
        writer.Line("{");
        writer.Line("}");
        writer.Line();
        writer.Summary("Loads the parameters, and how inputs are prepared for them, from a safetensors file.");
        writer.Line("/// <exception cref=\"global::System.IO.InvalidDataException\">The file is damaged, "
            + "or holds the parameters of another structure.</exception>");
        writer.Line("/// <exception cref=\"global::System.IO.IOException\">The file cannot be read.</exception>");
        writer.Line($"public static {names.Class} Load(string path) => new(LoadParameters(path));");
        writer.Line();
        WritePredict(writer, model);
    }

    private static void WritePredict(CodeWriter writer, ModelIr model)
    {
        var scope = new NameScope("SetInput", "Evaluate", "Decode", "nameof");
        var inputs = model.Inputs.Select(i => (Input: i, Name: scope.Take(i.Name))).ToArray();
        writer.Summary("Answers every head for one sample.");
        foreach (var (input, name) in inputs)
            writer.Line($"/// <param name=\"{name}\">{(input.Width == 1 ? "One number" : $"Shape [{input.Width}]")}.</param>");
        if (inputs.Any(i => i.Input.Width > 1))
            writer.Line("/// <exception cref=\"global::System.ArgumentException\">A length is not that of the input.</exception>");
        var parameters = string.Join(
            ", ",
            inputs.Select(i => (i.Input.Width == 1 ? "double " : "global::System.ReadOnlySpan<double> ") + CSharpText.Escaped(i.Name)));
        using (writer.Open($"public Prediction Predict({parameters})"))
        {
            foreach (var (input, name) in inputs.Select(i => (i.Input, CSharpText.Escaped(i.Name))))
            {
                writer.Line(input.Width == 1
                    ? $"SetInput({input.Offset}, {name});"
                    : $"SetInput({input.Offset}, {input.Width}, {name}, nameof({name}));");
            }

            writer.Line("return Decode(Evaluate());");
        }

        writer.Line();
    }
}
