using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>The trainable tensors of a model: which there are, where they belong, and which places share them.</summary>
internal sealed class WeightTable(LoweringSession session)
{
    private readonly List<SharedTensors> all = [];
    private readonly Stack<(WeightScope Outer, int Failures)> outer = new();
    private WeightScope scope = new();
    private int count;

    /// <summary>Adds tensors that belong together, or finds them where their block shares its weights.</summary>
    /// <returns>The first parameter of each; null where they are too large, or not like those that are shared.</returns>
    public int[]? Add((StageKind Stage, int? Head) place, TextSpan span, IReadOnlyList<(string Name, int[] Shape, InitializerIr Initializer)> tensors)
    {
        if (scope.IsKnown)
        {
            if (scope.Take() is not { } shared || !shared.IsLike(tensors))
            {
                // Told when the application ends, where no message speaks of what is within it.
                scope.Differs = true;
                session.Fail();
                return null;
            }

            if (shared.Place != place) shared.Place = (StageKind.Backbone, null);
            return shared.Offsets;
        }

        var added = tensors.Sum(t => t.Shape.Aggregate(1.0, (product, size) => product * size));
        if (count + added > LoweringLimits.Parameters)
        {
            session.Report(ShapeDiagnostics.AboveLimit(span, "the number of parameters of the model", count + added, LoweringLimits.Parameters));
            return null;
        }

        if (all.Count == LoweringLimits.Tensors)
        {
            session.Report(ShapeDiagnostics.AboveLimit(span, "the number of weights of the model", all.Count + 1, LoweringLimits.Tensors));
            return null;
        }

        var own = new SharedTensors(scope.Prefix, tensors, count, span) { Place = place };
        all.Add(own);
        scope.Add(own);
        count += (int)added;
        return own.Offsets;
    }

    /// <summary>Begins the application of a block; false where it cannot share the weights that it should.</summary>
    /// <param name="block">Where the block is declared.</param>
    public bool Enter(ApplicationSyntax application, TextSpan block)
    {
        var (inner, isSame) = scope.Enter(application, block);
        if (!isSame)
        {
            ReportDifference(inner);
            return false;
        }

        outer.Push((scope, session.Failures));
        scope = inner;
        return true;
    }

    public void Leave()
    {
        var (around, failures) = outer.Pop();
        var isWhole = session.Failures == failures;
        if (scope.Differs || (isWhole && scope.IsKnown && !scope.IsUsedUp)) ReportDifference(scope);
        if (isWhole) scope.Complete();

        scope = around;
    }

    /// <summary>In the order of their parameters. A second tensor of one name in one place is numbered.</summary>
    public EquatableArray<ParameterIr> ToParameters()
    {
        var parameters = new List<ParameterIr>();
        var names = new Dictionary<(StageKind, int?), TensorNames>();
        foreach (var group in all)
        {
            if (!names.TryGetValue(group.Place, out var taken)) names.Add(group.Place, taken = new TensorNames());
            var unique = taken.Take(group.Names);
            for (var i = 0; i < unique.Length; i++)
            {
                parameters.Add(new ParameterIr(
                    group.Place.Stage,
                    group.Place.Head,
                    unique[i],
                    group.Offsets[i],
                    new EquatableArray<int>(group.Tensors[i].Shape),
                    group.Tensors[i].Initializer,
                    group.Span));
            }
        }

        return parameters.ToEquatableArray();
    }

    private void ReportDifference(WeightScope different)
    {
        if (different.Sharing is var (first, now)) session.Report(NameDiagnostics.SharedWeightsDiffer(now.Label!, session.LineOf(first.Span)));
    }
}
