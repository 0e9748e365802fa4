using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Views that name the tensors of the flat parameter vector.</summary>
internal sealed class ParameterSection(CodeWriter writer, ModelIr model, ModelPlaces places, IReadOnlyList<ParameterPart> parts)
{
    private const string Number = "where T : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<T>";

    public void Write()
    {
        writer.Summary("The parameters of this model by name. The views write through.");
        writer.Line("public ParameterView<double> Parameters => new(ParameterSpan);");
        writer.Line();
        writer.Summary("Any flat parameter vector of this structure, or its gradient, by name. The views write through.");
        writer.Line("/// <typeparam name=\"T\">The precision.</typeparam>");
        writer.Line("/// <param name=\"parameters\">Shape [<see cref=\"ParameterCount\"/>].</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The length is not the number of parameters.</exception>");
        using (writer.Open($"public static ParameterView<T> View<T>(global::System.Span<T> parameters) {Number}"))
        {
            writer.Line("RequireCount(parameters.Length, nameof(parameters));");
            writer.Line("return new(parameters);");
        }

        writer.Line();
        writer.Summary("A flat parameter vector by the names of its parts.");
        writer.Line("/// <typeparam name=\"T\">The precision.</typeparam>");
        using (writer.Open($"public readonly ref struct ParameterView<T> {Number}"))
        {
            WriteSpan("ParameterView");
            foreach (var part in parts) WriteProperty(part);
            foreach (var part in parts) WriteView(part);
        }

        writer.Line();
    }

    private void WriteSpan(string type)
    {
        writer.Line("private readonly global::System.Span<T> parameters;");
        writer.Line();
        writer.Line($"internal {type}(global::System.Span<T> parameters) => this.parameters = parameters;");
        writer.Line();
    }

    private void WriteProperty(ParameterPart part)
    {
        writer.Summary(Summary(part));
        if (!part.IsFamily)
        {
            writer.Line($"public {part.View} {part.Property} => new(parameters);");
            writer.Line();
            return;
        }

        var last = part.Heads.Length - 1;
        writer.Line($"/// <param name=\"index\">From 0 to {last}, for {DocumentationWords.Members(part.Heads)}.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">There is no such head.</exception>");
        using (writer.Open($"public {part.View} {part.Property}(int index)"))
        {
            writer.Line("global::System.ArgumentOutOfRangeException.ThrowIfNegative(index);");
            writer.Line($"global::System.ArgumentOutOfRangeException.ThrowIfGreaterThan(index, {last});");
            writer.Line($"return new(parameters.Slice({part.Stride} * index));");
        }

        writer.Line();
    }

    private void WriteView(ParameterPart part)
    {
        var names = new NameScope(part.View);
        writer.Summary(Summary(part));
        using (writer.Open($"public readonly ref struct {part.View}"))
        {
            WriteSpan(part.View);
            foreach (var tensor in part.Tensors)
            {
                var (offset, name) = (places.Parameters.At(tensor.Offset), names.Take(CSharpText.Pascal(tensor.Name)));
                var facts = $"{DocumentationWords.Shape(tensor.Shape)} {DocumentationWords.Start(tensor.Initializer)}";
                writer.Summary(Summary(tensor, facts));
                writer.Line(tensor.Shape.Count == 0
                    ? $"public ref T {name} => ref parameters[{offset}];"
                    : $"public global::System.Numerics.Tensors.TensorSpan<T> {name} => new(parameters.Slice({offset}, {tensor.Count}), "
                        + $"[{CSharpText.List(tensor.Shape)}]);");
                writer.Line();
            }
        }

        writer.Line();
    }

    private static string Summary(ParameterIr tensor, string facts)
    {
        // What is said about a let is about more than the weights of its layers.
        var isOfLayer = tensor.Name.Contains('.');
        var title = $"The weights <c>{tensor.Name}</c>";
        return isOfLayer && tensor.Documentation.Length > 0
            ? $"{title}: {DocumentationWords.Of(tensor.Documentation, "", facts)}"
            : DocumentationWords.Of(tensor.Documentation, title + ".", facts);
    }

    private string Summary(ParameterPart part)
    {
        var documentation = part.Heads.Length > 0 ? part.Heads[0].Documentation
            : part.Tensors[0].Stage == StageKind.Encoding ? model.EncodingDocumentation
            : "";
        var title = $"The parameters of {part.Owner}";
        return documentation.Length > 0 ? $"{title}: {DocumentationWords.Xml(documentation)}" : title + ".";
    }
}
