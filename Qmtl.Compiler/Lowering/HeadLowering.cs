using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>Lowers heads: their gates first, then what they measure and answer.</summary>
internal sealed class HeadLowering(LoweringSession session, ModelBuilder model, Frame frame)
{
    private readonly ExpressionLowering expressions = new(session, frame, model);

    public void Lower(HeadSyntax head)
    {
        if (head.Family is not { } family)
        {
            Lower(head, null);
            return;
        }

        if (expressions.Range(family.Range) is not { } range || !model.Spend(range.Count, family.Range.Span)) return;
        if (Math.Max(Math.Abs(range.From), Math.Abs(range.To)) is var largest and > int.MaxValue)
        {
            session.Report(ShapeDiagnostics.AboveLimit(family.Range.Span, "the index of a head", largest, int.MaxValue));
            return;
        }

        for (var i = 0L; i < range.Count && !model.IsExhausted; i++)
        {
            frame[session.File.Find(family.Variable)!] = Quantity.Integer(range[i]);
            Lower(head, (int)range[i]);
        }
    }

    private void Lower(HeadSyntax syntax, int? familyIndex)
    {
        if (model.Heads.Count == LoweringLimits.Heads)
        {
            session.Report(ShapeDiagnostics.AboveLimit(syntax.Name.Span, "the number of heads of the model", model.Heads.Count + 1, LoweringLimits.Heads));
            return;
        }

        var (kind, labels) = Kind(syntax.Kind);
        var count = LogitCount(syntax.Kind);
        var displayName = familyIndex is { } t ? FormattableString.Invariant($"{syntax.Name.Text}[{t}]") : syntax.Name.Text;
        var head = new HeadBuilder(model.Heads.Count, displayName, count ?? 1, model.State, model.Layout);
        model.Head = head;
        model.Stage = StageKind.Head;
        new StatementLowering(session, model, frame).Run(syntax.Body);
        head.IsMeasured = true;
        var logits = count is null || model.IsExhausted ? 0 : Logits(syntax.Body.OfType<LogitsSyntax>().First(), head);
        model.Head = null;
        model.Stage = StageKind.Backbone;

        model.Heads.Add(new HeadIr(
            syntax.Name.Text,
            familyIndex,
            kind,
            labels,
            syntax.Documentation,
            head.Gates.ToEquatableArray(),
            head.Measurements.ToEquatableArray(),
            head.Output.ToEquatableArray(),
            logits,
            head.LogitCount,
            syntax.Span)
        {
            LabelDocumentation = (syntax.Kind as LabelsKindSyntax)?.Labels.Select(label => label.Documentation).ToEquatableArray() ?? default,
        });
    }

    private int Logits(LogitsSyntax syntax, HeadBuilder head)
    {
        var measured = model.Layout.Expectations;
        var value = expressions.Lower(syntax.Value);
        if (new FunctionLowering(session, expressions, model).Numbers(value, syntax.Value.Span) is not { } elements) return 0;
        if (elements.Length != head.LogitCount)
        {
            session.Report(ShapeDiagnostics.LogitsWidth(syntax.Value.Span, head.DisplayName, head.LogitCount, elements.Length));
            return 0;
        }

        var output = model.Layout.AddLogits(elements.Length);
        if (!WriteLayerTo(output, elements, head)) model.Compute(ScalarRoll.ToMaps(elements, output, syntax.Value.Span), head.Output);
        model.Spend((long)LoweringLimits.StepsOfMeasurement * (model.Layout.Expectations - measured), syntax.Value.Span);
        if (head.Measurements.Count > LoweringLimits.Observables)
        {
            var what = $"the number of Pauli strings that head '{head.DisplayName}' measures";
            session.Report(ShapeDiagnostics.AboveLimit(syntax.Value.Span, what, head.Measurements.Count, LoweringLimits.Observables));
        }

        return output;
    }

    /// <summary>Lets a layer that is the whole answer compute the logits in place, without a copy.</summary>
    private bool WriteLayerTo(int output, Scalar[] elements, HeadBuilder head)
    {
        if (head.Output.LastOrDefault() is not AffineIr layer || ScalarRoll.FindRegion(elements) != layer.Output) return false;
        if (!model.Layout.AreLastSteps(layer.Output, layer.Count)) return false;
        model.Layout.RemoveSteps(layer.Output);
        head.Output[head.Output.Count - 1] = layer with { Output = output };
        return true;
    }

    private int? LogitCount(HeadKindSyntax kind)
    {
        if (kind is LabelsKindSyntax labels) return labels.Labels.Count;
        if (kind is not ClassesKindSyntax classes) return 1;
        if (expressions.Integer(classes.Count, "the number of classes") is not { } count) return null;
        if (count >= 2 && count <= LoweringLimits.Width) return (int)count;
        session.Report(count < 2
            ? ShapeDiagnostics.TooFewClasses(classes.Count.Span, count)
            : ShapeDiagnostics.AboveLimit(classes.Count.Span, "the number of classes", count, LoweringLimits.Width));
        return null;
    }

    private static (HeadKind Kind, EquatableArray<string> Labels) Kind(HeadKindSyntax kind) => kind switch
    {
        BinaryKindSyntax => (HeadKind.Binary, default),
        RegressionKindSyntax => (HeadKind.Regression, default),
        LabelsKindSyntax labels => (HeadKind.Categorical, labels.Labels.Select(label => label.Name.Text).ToEquatableArray()),
        _ => (HeadKind.Categorical, default),
    };
}
