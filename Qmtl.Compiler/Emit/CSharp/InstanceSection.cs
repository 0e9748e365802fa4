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
        var sample = new SampleArguments(model, places, new NameScope("SetInput", "Evaluate", "Decode", "nameof", "ValueAt"));
        writer.Summary("Answers every head for one sample.");
        sample.WriteDocumentation(writer);
        sample.WriteExceptions(writer);
        using (writer.Open($"public Prediction Predict({string.Join(", ", sample.Parameters)})"))
        {
            sample.WriteSetInputs(writer);
            writer.Line("return Decode(Evaluate());");
        }

        writer.Line();
    }
}
