using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

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
        var heads = file.Models.SelectMany(FindIn).ToLookup(h => h.Head.Span);
        foreach (var syntax in file.Nodes.OfType<HeadSyntax>())
        {
            var all = heads[syntax.Span].ToList();
            foreach (var origin in new[] { Origin.None, Origin.Weights })
            {
                string[] blind = [.. all.Where(h => h.IsBlind && h.Origin == origin).Select(h => h.Head.DisplayName).Distinct()];
                if (blind.Length == 0) continue;
                var names = Describe(syntax, blind, isAll: all.All(h => h.IsBlind && h.Origin == origin));
                yield return origin == Origin.None
                    ? DependenceDiagnostics.AnswersTheSame(syntax.Name.Span, names)
                    : DependenceDiagnostics.IgnoresInputs(syntax.Name.Span, names);
            }
        }
    }

    private static IEnumerable<(HeadIr Head, Origin Origin, bool IsBlind)> FindIn(CheckedModel model)
    {
        var canonical = model.Canonical;
        var isFixed = canonical.InputWidth == 0 && canonical.ParameterCount == 0;
        return canonical.Heads.Zip(Origins.OfHeads(model), (head, origin) => (head, origin, IsBlind: origin switch
        {
            Origin.None => !isFixed || head.Measurements.Count == 0,
            Origin.Weights => canonical.InputWidth > 0,
            _ => false,
        }));
    }

    /// <summary><c>head 'odd'</c>, <c>every head of 'task'</c>, <c>head 'task[0]'</c>, <c>head 'task[0]' and 3 others</c>.</summary>
    private static string Describe(HeadSyntax head, string[] names, bool isAll) =>
        head.Family is not null && isAll && names.Length > 1 ? $"every head of '{head.Name.Text}'"
        : names.Length == 1 ? $"head '{names[0]}'"
        : FormattableString.Invariant($"each of {names.Length} heads of '{head.Name.Text}', '{names[0]}' among them,");
}
