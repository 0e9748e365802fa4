using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Lowering;
using Qmtl.Compiler.Noise;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Checks;

/// <summary>Shared stages whose entangling pattern gives several heads one and the same large light cone, where bricks would not.</summary>
/// <remarks>
/// Reported where every head that measures has the same cone, of more than <see cref="SmallCone"/> qubits, and the file as it would be with
/// <c>entangle brick</c> in the shared stage takes at most half the work. That file is compiled to find out. Heads whose cones are too large to simulate are simulated expectation by expectation.
/// </remarks>
internal static class WideStages
{
    /// <summary>Up to this many qubits, a simulation is quick whatever the pattern.</summary>
    private const int SmallCone = 12;

    public static IEnumerable<Finding> Find(CheckedFile file)
    {
        var told = new HashSet<TextSpan>();
        foreach (var model in file.Models)
        {
            var qubits = GetCommonCone(model);
            if (qubits <= SmallCone || qubits > Slicer.MaximumQubits) continue;
            var spans = new HashSet<TextSpan>(model.Lowered.Encoding.Select(gate => gate.Span));
            EntangleSyntax[] patterns = [.. file.Nodes.OfType<EntangleSyntax>().Where(e => spans.Contains(e.Span) && e.Pattern != EntanglePattern.Brick)];

            // One changed statement is better advice than several.
            IEnumerable<EntangleSyntax[]> changes = patterns.Length > 1 ? [.. patterns.Select(p => new[] { p }), patterns] : [patterns];
            var best = changes.Where(c => c.Length > 0)
                .Select(c => (Patterns: c, Bricks: WithBricks(file, model.Lowered.Name, c)))
                .FirstOrDefault(c => c.Bricks is not null && 2 * GetCost(c.Bricks) <= GetCost(model.Canonical));
            if (best.Bricks is null || !told.Add(best.Patterns[0].Span)) continue;
            yield return CircuitDiagnostics.SpansAllQubits(
                best.Patterns[0].Span,
                model.Lowered.Name,
                best.Patterns[0].Pattern.ToString().ToLowerInvariant(),
                qubits,
                new CheckedModel(best.Bricks, best.Bricks).Cones.Max(c => c.Qubits.Count),
                [.. best.Patterns.Skip(1).Select(p => file.LineOf(p.Span)).Distinct()]);
        }
    }

    /// <summary>The number of qubits of the cone of every head that measures; 0 where they differ, or where there are fewer than two.</summary>
    private static int GetCommonCone(CheckedModel model)
    {
        if (model.Canonical.Qubits <= SmallCone) return 0;
        HeadCone[] cones = [.. model.Cones.Where(c => c.Head.Measurements.Count > 0)];
        if (cones.Length < 2) return 0;
        var qubits = cones[0].Qubits.Count;
        return cones.All(c => c.Qubits.CountOfUnion(cones[0].Qubits) == qubits && c.Qubits.Count == qubits) ? qubits : 0;
    }

    private static double GetCost(ModelIr model) => Slicer.Slice(model).Slices.Sum(slice => slice.Cost);

    private static ModelIr? WithBricks(CheckedFile file, string model, EntangleSyntax[] patterns)
    {
        var syntax = BrickRewriter.Rewrite(file.Names.Syntax, [.. patterns.Select(p => p.Span)]);
        var lowered = Lowerer.Lower(file.Names.With(syntax), new DiagnosticBag(file.Sources)).Models.FirstOrDefault(m => m.Name == model);
        return lowered is null ? null : Pipeline.Run(BackendNoise.Apply(lowered));
    }
}
