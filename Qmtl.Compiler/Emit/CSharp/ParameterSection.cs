using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Views that name the tensors of the flat parameter vector.</summary>
internal static class ParameterSection
{
    private const string Number = "where T : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<T>";

    public static void Write(CodeWriter writer, ModelIr model)
    {
        var parts = Parts(model).ToArray();
        writer.Summary("The parameters of this model by name. The views write through.");
        writer.Line("public ParameterView<double> Parameters => new(ParameterSpan);");
        writer.Line();
        writer.Summary("Any flat parameter vector of this structure, or its gradient, by name. The views write through.");
        writer.Line($"public static ParameterView<T> View<T>(global::System.Span<T> parameters) {Number} => new(parameters);");
        writer.Line();
        writer.Summary("A flat parameter vector by the names of its parts.");
        using (writer.Open($"public readonly ref struct ParameterView<T>(global::System.Span<T> parameters) {Number}"))
        {
            writer.Line("private readonly global::System.Span<T> parameters = parameters;");
            writer.Line();
            foreach (var part in parts) WriteProperty(writer, part);
            foreach (var part in parts) WriteView(writer, part);
        }

        writer.Line();
    }

    private static void WriteProperty(CodeWriter writer, Part part)
    {
        writer.Summary(part.Documentation);
        if (part.Stride is { } stride)
        {
            using (writer.Open($"public {part.View} {part.Property}(int index)"))
            {
                writer.Line("global::System.ArgumentOutOfRangeException.ThrowIfNegative(index);");
                writer.Line($"global::System.ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, {part.Instances});");
                writer.Line($"return new(parameters.Slice({part.Offset} + ({stride} * index), {part.Count}));");
            }
        }
        else
        {
            writer.Line($"public {part.View} {part.Property} => new(parameters.Slice({part.Offset}, {part.Count}));");
        }

        writer.Line();
    }

    private static void WriteView(CodeWriter writer, Part part)
    {
        var names = new NameScope(part.View);
        writer.Summary(part.Documentation);
        using (writer.Open($"public readonly ref struct {part.View}(global::System.Span<T> parameters)"))
        {
            writer.Line("private readonly global::System.Span<T> parameters = parameters;");
            foreach (var tensor in part.Tensors)
            {
                var (offset, name) = (tensor.Offset - part.Offset, names.Take(CSharpText.Pascal(tensor.Name)));
                writer.Line();
                var shape = tensor.Shape.Count == 0 ? "one number" : $"shape [{CSharpText.List(tensor.Shape)}]";
                writer.Summary($"<c>{tensor.Name}</c>, {shape}.");
                writer.Line(tensor.Shape.Count == 0
                    ? $"public ref T {name} => ref parameters[{offset}];"
                    : $"public global::System.Numerics.Tensors.TensorSpan<T> {name} => new(parameters.Slice({offset}, {tensor.Count}), "
                        + $"[{CSharpText.List(tensor.Shape)}]);");
            }
        }

        writer.Line();
    }

    private static IEnumerable<Part> Parts(ModelIr model)
    {
        var scope = new NameScope("ParameterView", "T");
        foreach (var stage in new[] { StageKind.Backbone, StageKind.Encoding })
        {
            ParameterIr[] tensors = [.. model.Parameters.Where(p => p.Stage == stage)];
            if (tensors.Length == 0) continue;
            var owner = stage == StageKind.Backbone ? "backbone" : "shared encoding stage";
            yield return Part.Create(scope, stage.ToString(), $"The parameters of the {owner}.", tensors);
        }

        var byHead = model.Parameters.Where(p => p.Head is not null).GroupBy(p => model.Heads[p.Head!.Value].Name);
        foreach (var family in byHead)
        {
            var heads = family.GroupBy(p => p.Head!.Value).Select(g => g.ToArray()).ToArray();
            var name = CSharpText.Pascal(family.Key);
            var documentation = $"The parameters of the head <c>{family.Key}</c>.";
            if (heads.Length == 1) yield return Part.Create(scope, name, documentation, heads[0]);
            else if (CommonStride(heads) is { } stride) yield return Part.Create(scope, name, documentation, heads[0], stride, heads.Length);
            else
            {
                foreach (var (head, index) in heads.Select((h, i) => (h, i))) yield return Part.Create(scope, name + index, documentation, head);
            }
        }
    }

    /// <summary>The distance between the parameters of the heads of a family, where all have the same tensors; else null.</summary>
    private static int? CommonStride(ParameterIr[][] heads)
    {
        var stride = heads[1][0].Offset - heads[0][0].Offset;
        for (var h = 0; h < heads.Length; h++)
        {
            if (heads[h].Length != heads[0].Length) return null;
            for (var i = 0; i < heads[h].Length; i++)
            {
                var (tensor, first) = (heads[h][i], heads[0][i]);
                if (tensor.Name != first.Name || tensor.Shape != first.Shape || tensor.Offset != first.Offset + (h * stride)) return null;
            }
        }

        return stride;
    }

    /// <summary>A stage, a head, or a family of equal heads a <paramref name="Stride"/> apart.</summary>
    private sealed record Part(string Property, string View, string Documentation, ParameterIr[] Tensors, int? Stride = null, int Instances = 1)
    {
        public int Offset => Tensors[0].Offset;

        public int Count => Tensors.Sum(t => t.Count);

        public static Part Create(NameScope scope, string name, string documentation, ParameterIr[] tensors, int? stride = null, int instances = 1)
        {
            var property = scope.Take(name);
            return new Part(property, scope.Take(property + "Parameters"), documentation, tensors, stride, instances);
        }
    }
}
