using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>Resolves the names of a model and checks that it is put together rightly.</summary>
internal sealed class ModelBinder(BindingContext context, ExpressionBinder expressions, StatementBinder statements)
{
    public void Bind(ModelDeclarationSyntax model, Scope file)
    {
        var scope = new Scope(file, model.Members.Select(DeclaredBy).OfType<NameSyntax>());
        var heads = new Scope(null, []);
        EncodeSyntax? firstEncode = null;
        foreach (var parameter in model.Parameters) context.Declare(scope, parameter, SymbolKind.Parameter);
        foreach (var member in model.Members)
        {
            switch (member)
            {
                case InputSyntax input:
                    if (input.Width is { } width) expressions.Bind(width, scope, ExpressionUse.Number);
                    context.Declare(scope, input.Name, SymbolKind.Input);
                    break;
                case QubitsSyntax qubits:
                    if (qubits.Size is { } size) expressions.Bind(size, scope, ExpressionUse.Number);
                    context.Declare(scope, qubits.Name, SymbolKind.Register);
                    break;
                case StatementMemberSyntax statement:
                    statements.Bind(statement.Statement, scope);
                    break;
                case EncodeSyntax encode:
                    if (firstEncode is not null) context.Report(NameDiagnostics.SecondEncode(encode.Span, context.LineOf(firstEncode.Span)));
                    firstEncode ??= encode;
                    statements.BindBody(encode.Body, scope, isHead: false);
                    break;
                case HeadSyntax head:
                    context.Declare(heads, head.Name, SymbolKind.Head);
                    BindHead(head, scope);
                    break;
            }
        }

        if (context.IsWhole && !model.Members.Any(m => m is HeadSyntax)) context.Report(ShapeDiagnostics.ModelWithoutHeads(model.Name));
    }

    private void BindHead(HeadSyntax head, Scope scope)
    {
        var body = scope;
        if (head.Family is { } family)
        {
            expressions.BindIndex(family.Range, scope);
            body = new Scope(scope, []);
            context.Declare(body, family.Variable, SymbolKind.LoopVariable);
        }

        if (head.Kind is ClassesKindSyntax classes) expressions.Bind(classes.Count, body, ExpressionUse.Number);
        if (head.Kind is LabelsKindSyntax labels) CheckLabels(labels);
        statements.BindBody(head.Body, body, isHead: true);

        var logits = head.Body.OfType<LogitsSyntax>().ToList();
        if (logits.Count == 0 && context.IsWhole) context.Report(ShapeDiagnostics.MissingLogits(head.Name));
        foreach (var extra in logits.Skip(1)) context.Report(NameDiagnostics.SecondLogits(extra.Span, context.LineOf(logits[0].Span)));
    }

    private void CheckLabels(LabelsKindSyntax labels)
    {
        var first = new Dictionary<string, NameSyntax>(StringComparer.Ordinal);
        foreach (var label in labels.Labels)
        {
            if (first.TryGetValue(label.Text, out var earlier)) context.Report(ShapeDiagnostics.DuplicateLabel(label, context.LineOf(earlier.Span)));
            else first.Add(label.Text, label);
        }

        if (labels.Labels.Count < 2) context.Report(ShapeDiagnostics.TooFewClasses(labels.Span, labels.Labels.Count));
    }

    private static NameSyntax? DeclaredBy(MemberSyntax member) => member switch
    {
        InputSyntax input => input.Name,
        QubitsSyntax qubits => qubits.Name,
        StatementMemberSyntax statement => StatementBinder.DeclaredBy(statement.Statement),
        _ => null,
    };
}
