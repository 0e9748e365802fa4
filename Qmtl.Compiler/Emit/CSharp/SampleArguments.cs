using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The inputs of one sample as the parameters of a generated method.</summary>
internal sealed class SampleArguments
{
    private readonly (InputIr Input, string Name)[] inputs;
    private readonly ModelPlaces places;

    /// <param name="scope">Where the parameters are named: what the method's code calls is taken.</param>
    public SampleArguments(ModelIr model, ModelPlaces places, NameScope scope)
    {
        this.places = places;
        inputs = [.. model.Inputs.Select(i => (i, scope.Take(i.Name)))];
    }

    /// <summary>The list of parameters, for example <c>global::System.ReadOnlySpan&lt;double&gt; pixels, double age</c>.</summary>
    public IEnumerable<string> Parameters =>
        inputs.Select(i => (i.Input.Width == 1 ? "double " : "global::System.ReadOnlySpan<double> ") + CSharpText.Escaped(i.Name));

    public void WriteDocumentation(CodeWriter writer)
    {
        foreach (var (input, name) in inputs)
            writer.Parameter(name, DocumentationWords.Of(input.Documentation, "", DocumentationWords.Shape(input.Width == 1 ? [] : [input.Width])));
    }

    public void WriteExceptions(CodeWriter writer)
    {
        if (inputs.Length > 0)
            writer.Line("/// <exception cref=\"global::System.ArgumentException\">A length is not that of the input, or a number is not finite.</exception>");
    }

    public void WriteSetInputs(CodeWriter writer)
    {
        foreach (var (input, name) in inputs.Select(i => (i.Input, CSharpText.Escaped(i.Name))))
        {
            writer.Line(input.Width == 1
                ? $"SetInput({places.Value(input.Offset)}, {name});"
                : $"SetInput({places.Value(input.Offset)}, {input.Width}, {name}, nameof({name}));");
        }
    }
}
