using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>Lowers one instance of a model.</summary>
internal sealed class ModelLowering(LoweringSession session)
{
    private readonly Frame frame = new();
    private readonly ModelBuilder model = new(session);

    private ExpressionLowering Expressions => new(session, frame, model);

    /// <param name="declaration">What gives the model its name: the template itself, or an instance of it.</param>
    /// <param name="arguments">The values of the template's parameters.</param>
    /// <returns>Null where there were errors.</returns>
    public ModelIr? Lower(ModelDeclarationSyntax template, DeclarationSyntax declaration, IReadOnlyList<Quantity> arguments)
    {
        session.Begin();
        var failures = session.Failures;
        for (var i = 0; i < arguments.Count; i++) frame[session.File.Find(template.Parameters[i])!] = arguments[i];
        foreach (var member in template.Members)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            if (model.IsExhausted) break;
            Lower(member);
        }

        if (model.Heads.Count == 0 && session.Failures == failures) session.Report(ShapeDiagnostics.ModelWithoutHeads(template.Name));
        if (session.Failures != failures) return null;
        return new ModelIr(
            session.File.Syntax.Namespace?.Text,
            declaration.Name.Text,
            declaration.Documentation.Length > 0 ? declaration.Documentation : template.Documentation,
            model.Inputs.ToEquatableArray(),
            model.Weights.ToParameters(),
            model.Layout.Total,
            model.Backbone.Select(model.Layout.Place).ToEquatableArray(),
            model.Registers.ToEquatableArray(),
            model.Encoding.Select(model.Layout.Place).ToEquatableArray(),
            model.Heads.Select(model.Layout.Place).ToEquatableArray(),
            declaration.Span)
        {
            Lets = model.Lets.Select(model.Layout.Place).ToEquatableArray(),
        };
    }

    private void Lower(MemberSyntax member)
    {
        switch (member)
        {
            case InputSyntax input:
                frame[session.File.Find(input.Name)!] = Lower(input);
                break;
            case QubitsSyntax qubits:
                frame[session.File.Find(qubits.Name)!] = Lower(qubits);
                break;
            case StatementMemberSyntax statement:
                new StatementLowering(session, model, frame).Run(statement.Statement);
                break;
            case EncodeSyntax encode:
                model.Stage = StageKind.Encoding;
                new StatementLowering(session, model, frame).Run(encode.Body);
                model.Stage = StageKind.Backbone;
                break;
            case HeadSyntax head:
                new HeadLowering(session, model, frame).Lower(head);
                break;
        }
    }

    private Quantity? Lower(InputSyntax input)
    {
        var width = input.Width is null ? 1 : Expressions.Size(input.Width, $"the width of input '{input.Name.Text}'", LoweringLimits.Width);
        if (width is not { } count || !model.HasRoomFor(count, input.Span)) return null;
        var offset = model.Layout.AddInput(count);
        model.Inputs.Add(new InputIr(input.Name.Text, offset, count));
        return input.Width is null
            ? new Quantity.Scalar(new ValueScalar(offset))
            : new Quantity.Vector([.. Enumerable.Range(offset, count).Select(i => new ValueScalar(i))]);
    }

    private Quantity.Qubits? Lower(QubitsSyntax qubits)
    {
        var first = model.Qubits;
        var size = qubits.Size is null ? 1 : Expressions.Size(qubits.Size, $"the size of register '{qubits.Name.Text}'", LoweringLimits.Qubits);
        if (size is not { } count) return null;
        if (first + count > LoweringLimits.Qubits)
        {
            session.Report(ShapeDiagnostics.AboveLimit(qubits.Span, "the number of qubits of the model", first + count, LoweringLimits.Qubits));
            return null;
        }

        model.Registers.Add(new RegisterIr(qubits.Name.Text, first, count));
        return Quantity.Qubits.Register([.. Enumerable.Range(first, count)], isSingle: qubits.Size is null);
    }
}
