using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Making a model from parameters, and predicting with it.</summary>
internal static class InstanceSection
{
    public static void Write(CodeWriter writer, ModelIr model, ClassNames names, ModelPlaces places)
    {
        writer.Summary("Makes the model from its trainable parameters, in the order of the schema.");
        writer.Parameter("parameters", "Shape [<see cref=\"ParameterCount\"/>].");
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
        writer.Parameter("path", "A file that <see cref=\"global::Qmtl.Modeling.Model{TModel}.Save\"/> or a training wrote.");
        writer.Line("/// <exception cref=\"global::System.IO.InvalidDataException\">The file is damaged, "
            + "or holds the parameters of another structure.</exception>");
        writer.Line("/// <exception cref=\"global::System.IO.IOException\">The file cannot be read.</exception>");
        writer.Line($"public static {names.Class} Load(string path) => new(LoadParameters(path));");
        writer.Line();
        WritePredict(writer, model, places);
    }

    private static void WritePredict(CodeWriter writer, ModelIr model, ModelPlaces places)
    {
        var scope = new NameScope("SetInput", "Evaluate", "Decode", "nameof", "ValueAt");
        var inputs = model.Inputs.Select(i => (Input: i, Name: scope.Take(i.Name))).ToArray();
        writer.Summary("Answers every head for one sample.");
        foreach (var (input, name) in inputs)
            writer.Parameter(name, DocumentationWords.Of(input.Documentation, "", DocumentationWords.Shape(input.Width == 1 ? [] : [input.Width])));
        if (inputs.Length > 0)
            writer.Line("/// <exception cref=\"global::System.ArgumentException\">A length is not that of the input, or a number is not finite.</exception>");
        var parameters = string.Join(
            ", ",
            inputs.Select(i => (i.Input.Width == 1 ? "double " : "global::System.ReadOnlySpan<double> ") + CSharpText.Escaped(i.Name)));
        using (writer.Open($"public Prediction Predict({parameters})"))
        {
            foreach (var (input, name) in inputs.Select(i => (i.Input, CSharpText.Escaped(i.Name))))
            {
                writer.Line(input.Width == 1
                    ? $"SetInput({places.Value(input.Offset)}, {name});"
                    : $"SetInput({places.Value(input.Offset)}, {input.Width}, {name}, nameof({name}));");
            }

            writer.Line("return Decode(Evaluate());");
        }

        writer.Line();
    }
}
