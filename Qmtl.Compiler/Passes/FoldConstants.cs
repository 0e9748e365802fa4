using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Evaluates what is constant in angles, lets and logits.</summary>
internal static class FoldConstants
{
    public static ModelIr Run(ModelIr model)
    {
        var folded = GateLists.RewriteGates(model, g => g.Angles.Count == 0 ? g : g with { Angles = g.Angles.Select(ScalarAlgebra.Fold).ToEquatableArray() });
        return folded with
        {
            Backbone = Fold(folded.Backbone),
            Heads = folded.Heads.Select(h => h with { Readings = Fold(h.Readings), Output = Fold(h.Output) }).ToEquatableArray(),
        };
    }

    private static EquatableArray<ComputationIr> Fold(EquatableArray<ComputationIr> computations) =>
        computations.Select(c => c is MapIr map ? map with { Body = ScalarAlgebra.Fold(map.Body) } : c).ToEquatableArray();
}
