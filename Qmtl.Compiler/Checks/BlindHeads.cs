using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Checks;

/// <summary>Heads whose logits depend on no input, or on neither inputs nor weights.</summary>
/// <remarks>
/// A model without inputs and weights is a fixed circuit, for example to be drawn: that its heads answer always the same needs no words,
/// unless they do not even measure it.
/// </remarks>
internal static class BlindHeads
{
    public static IEnumerable<Finding> Find(CheckedFile file)
    {
        var heads = file.Models.SelectMany(FindIn).ToLookup(h => h.Span);
        foreach (var syntax in file.Nodes.OfType<HeadSyntax>())
        {
            var all = heads[syntax.Span].ToList();
            foreach (var origin in new[] { Origin.None, Origin.Weights })
            {
                HeadOrigin[] blind = [.. all.Where(h => h.IsBlind && h.Origin == origin)];
                if (blind.Length == 0) continue;
                var names = Describe(syntax, blind, isAll: blind.Length == all.Count);
                yield return origin == Origin.None
                    ? DependenceDiagnostics.AnswersTheSame(syntax.Name.Span, names)
                    : DependenceDiagnostics.IgnoresInputs(syntax.Name.Span, names);
            }
        }
    }

    private static IEnumerable<HeadOrigin> FindIn(CheckedModel model)
    {
        var canonical = model.Canonical;
        var isFixed = canonical.InputWidth == 0 && canonical.ParameterCount == 0;
        return canonical.Heads.Zip(Origins.OfHeads(model), (head, origin) => new HeadOrigin(canonical.Name, head.DisplayName, head.Span, origin, origin switch
        {
            Origin.None => !isFixed || head.Measurements.Count == 0,
            Origin.Weights => canonical.InputWidth > 0,
            _ => false,
        }));
    }

    /// <summary><c>head 'odd'</c>, <c>every head of 'task'</c>, <c>head 'task[0]' of 'Family8'</c>, and how many others there are.</summary>
    private static string Describe(HeadSyntax head, HeadOrigin[] blind, bool isAll)
    {
        if (isAll) return head.Family is null ? $"head '{head.Name.Text}'" : $"every head of '{head.Name.Text}'";
        var first = $"head '{blind[0].Name}' of '{blind[0].Model}'";
        return blind.Length == 1 ? first : $"{first}, like {Counted.Of(blind.Length - 1, "other")},";
    }

    private sealed record HeadOrigin(string Model, string Name, TextSpan Span, Origin Origin, bool IsBlind);
}
