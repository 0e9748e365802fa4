using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The parameters that one property of the view gives: those of a stage, of a head, or of a family of heads with the same tensors.</summary>
/// <param name="Property">The name of the property, or of the method where there are several.</param>
/// <param name="View">The name of its type.</param>
/// <param name="Owner">Whose they are, in XML.</param>
/// <param name="Heads">The heads they belong to; empty for a stage.</param>
/// <param name="Tensors">Of the first head, where there are several.</param>
/// <param name="Stride">The distance from the parameters of one head to those of the next.</param>
internal sealed record ParameterPart(
    string Property, string View, string Owner, HeadIr[] Heads, ParameterIr[] Tensors, int Stride = 0)
{
    public bool IsFamily => Stride > 0;

    public static IReadOnlyList<ParameterPart> Of(ModelIr model)
    {
        var parts = new List<ParameterPart>();
        var scope = new NameScope("ParameterView", "T");
        void Add(string name, string owner, HeadIr[] heads, ParameterIr[] tensors, int stride = 0)
        {
            var property = scope.Take(name);
            parts.Add(new ParameterPart(property, scope.Take(property + "Parameters"), owner, heads, tensors, stride));
        }

        foreach (var stage in new[] { StageKind.Backbone, StageKind.Encoding })
        {
            ParameterIr[] tensors = [.. model.Parameters.Where(p => p.Stage == stage)];
            if (tensors.Length > 0) Add(stage.ToString(), stage == StageKind.Backbone ? "the backbone" : "the shared encoding stage", [], tensors);
        }

        foreach (var family in model.Parameters.Where(p => p.Head is not null).GroupBy(p => model.Heads[p.Head!.Value].Name))
        {
            var tensors = family.GroupBy(p => p.Head!.Value).Select(g => g.ToArray()).ToArray();
            var heads = tensors.Select(t => model.Heads[t[0].Head!.Value]).ToArray();
            var name = CSharpText.Pascal(family.Key);
            if (heads.Length > 1 && CommonStride(tensors) is { } stride)
            {
                Add(name, $"a head of the family <c>{family.Key}</c>", heads, tensors[0], stride);
                continue;
            }

            for (var i = 0; i < heads.Length; i++)
                Add(heads.Length == 1 ? name : FormattableString.Invariant($"{name}{i}"), $"the head <c>{heads[i].DisplayName}</c>", [heads[i]], tensors[i]);
        }

        return parts;
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
}
