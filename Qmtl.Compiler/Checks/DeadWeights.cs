using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Checks;

/// <summary>Weights, and outputs of layers, that no logit depends on.</summary>
/// <remarks>
/// A declaration in a block or in a family of heads stands for many tensors, of one shape or several. An element is reported where none of the
/// tensors that have it needs it: only then can it be left out of the declaration.
/// </remarks>
internal static class DeadWeights
{
    public static IEnumerable<Finding> Find(CheckedFile file)
    {
        var tensors = new Dictionary<TextSpan, List<TensorUse>>();
        foreach (var model in file.Models)
        {
            var influence = Influence.Of(model);
            foreach (var parameter in model.Canonical.Parameters)
            {
                if (!tensors.TryGetValue(parameter.Span, out var places)) tensors.Add(parameter.Span, places = []);
                places.Add(new TensorUse(parameter, influence));
            }
        }

        var weights = FindUsed<WeightSyntax>(file, weight => weight.Name).SelectMany(weight => OfWeight(weight, tensors));
        var layers = FindUsed<LetSyntax>(file, let => let.Name).SelectMany(let => OfLayers(let, tensors));
        return weights.Concat(layers);
    }

    /// <summary>Declarations that are used, so that nothing is said of them yet, and whose name does not say that they are meant.</summary>
    private static IEnumerable<T> FindUsed<T>(CheckedFile file, Func<T, NameSyntax> name)
        where T : SyntaxNode => file.Nodes.OfType<T>().Where(node => file.IsUsed(name(node)) && !CheckedFile.IsMeant(name(node).Text));

    private static IEnumerable<Finding> OfWeight(WeightSyntax weight, Dictionary<TextSpan, List<TensorUse>> tensors)
    {
        if (!tensors.TryGetValue(weight.Span, out var places) || DeadElements.Of(places) is not { Count: > 0 } dead) yield break;
        yield return DependenceDiagnostics.WithoutInfluence(weight.Name.Span, dead.Describe(weight.Name.Text), dead.Count == 1 || dead.IsWhole, places.Count);
    }

    /// <summary>An output of a layer has a bias and a row of weights, and needs both or neither.</summary>
    private static IEnumerable<Finding> OfLayers(LetSyntax let, Dictionary<TextSpan, List<TensorUse>> tensors)
    {
        foreach (var layer in tensors.Where(t => t.Key.Start >= let.Value.Span.Start && t.Key.End <= let.Value.Span.End))
        {
            TensorUse[] biases = [.. layer.Value.Where(tensor => tensor.Parameter.Shape.Count == 1)];
            if (DeadElements.Of(biases) is not { Count: > 0 } dead) continue;
            var text = dead.IsWhole ? "the outputs of this layer" : $"{dead.Describe("outputs ")} of this layer";
            yield return DependenceDiagnostics.WithoutInfluence(layer.Key, text, dead.Count == 1, biases.Length);
        }
    }
}
