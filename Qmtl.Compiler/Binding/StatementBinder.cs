using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>Resolves the names of statements, one after another: a name is visible after its declaration.</summary>
internal sealed class StatementBinder(BindingContext context, NameResolver names, ExpressionBinder expressions)
{
    /// <param name="scope">The scope the body's own is made in.</param>
    /// <param name="isHead">Whether <c>logits</c> and observables may stand here.</param>
    public void BindBody(EquatableArray<StatementSyntax> body, Scope scope, bool isHead)
    {
        var inner = new Scope(scope, DeclaredIn(body));
        foreach (var statement in body)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (statement is LogitsSyntax && !isHead) context.Report(NameDiagnostics.MisplacedLogits(statement.Span));
            if (statement is ObservableSyntax && !isHead) context.Report(NameDiagnostics.MisplacedObservable(statement.Span));
            Bind(statement, inner);
        }
    }

    public void Bind(StatementSyntax statement, Scope scope)
    {
        switch (statement)
        {
            case ConstantSyntax constant:
                expressions.Bind(constant.Value, scope, ExpressionUse.Number);
                context.Declare(scope, constant.Name, SymbolKind.Constant);
                break;
            case LetSyntax let:
                expressions.Bind(let.Value, scope, ExpressionUse.Let);
                context.Declare(scope, let.Name, SymbolKind.Let);
                break;
            case WeightSyntax weight:
                BindWeight(weight, scope);
                break;
            case ForSyntax loop:
                expressions.BindIndex(loop.Range, scope);
                var iteration = new Scope(scope, []);
                context.Declare(iteration, loop.Variable, SymbolKind.LoopVariable);
                BindBody(loop.Body, iteration, isHead: false);
                break;
            case IfSyntax condition:
                BindBranches(condition, scope);
                break;
            case ObservableSyntax observable:
                expressions.Bind(observable.Value, scope, ExpressionUse.Observable);
                context.Declare(scope, observable.Name, SymbolKind.Observable);
                break;
            case GateSyntax gate:
                BindGate(gate, scope);
                break;
            case EntangleSyntax entangle:
                BindEntangle(entangle, scope);
                break;
            case ChannelSyntax channel:
                BindChannel(channel, scope);
                break;
            case ApplicationSyntax application:
                BindApplication(application, scope);
                break;
            case LogitsSyntax logits:
                expressions.Bind(logits.Value, scope, ExpressionUse.Logits);
                break;
        }
    }

    public static NameSyntax? DeclaredBy(StatementSyntax statement) => statement switch
    {
        ConstantSyntax constant => constant.Name,
        LetSyntax let => let.Name,
        WeightSyntax weight => weight.Name,
        ObservableSyntax observable => observable.Name,
        _ => null,
    };

    private static IEnumerable<NameSyntax> DeclaredIn(IEnumerable<StatementSyntax> body) => body.Select(DeclaredBy).OfType<NameSyntax>();

    private void BindWeight(WeightSyntax weight, Scope scope)
    {
        expressions.BindAll(weight.Shape, scope);
        if (weight.Initializer is { } syntax)
        {
            if (names.Initializer(syntax.Distribution) is { } initializer && syntax.Arguments.Count != initializer.Arguments)
                context.Report(NameDiagnostics.WrongInitializerArguments(syntax.Span, initializer.Signature, initializer.Arguments, syntax.Arguments.Count));
            expressions.BindAll(syntax.Arguments, scope);
        }

        context.Declare(scope, weight.Name, SymbolKind.Weight);
    }

    private void BindBranches(IfSyntax condition, Scope scope)
    {
        var isDecided = false;
        foreach (var branch in condition.Branches)
        {
            if (isDecided) context.Report(NameDiagnostics.BranchAfterElse(branch.Span));
            isDecided |= branch.Condition is null;
            if (branch.Condition is { } syntax) expressions.Bind(syntax, scope, ExpressionUse.Number);
            BindBody(branch.Body, scope, isHead: false);
        }
    }

    private void BindGate(GateSyntax gate, Scope scope)
    {
        if (names.Gate(gate.Gate, scope) is { } info)
        {
            if (gate.Arguments.Count != info.Angles)
                context.Report(NameDiagnostics.WrongAngleCount(gate.Gate.Span, info.Name, info.Angles, gate.Arguments.Count));
            if (gate.Operands.Count != info.Qubits) context.Report(NameDiagnostics.WrongOperandCount(gate.Span, info.Name, info.Qubits, gate.Operands.Count));
        }

        expressions.BindAll(gate.Arguments, scope);
        foreach (var operand in gate.Operands) BindOperand(operand, scope);
    }

    private void BindChannel(ChannelSyntax channel, Scope scope)
    {
        if (names.Channel(channel.Channel, scope) is { } info)
        {
            if (channel.Arguments.Count < info.FewestArguments || channel.Arguments.Count > info.Parameters.Count)
                context.Report(NoiseDiagnostics.WrongArguments(channel.Span, info.Signature, info.FewestArguments, info.Parameters.Count, channel.Arguments.Count));
            if (channel.Operands.Count > info.MostQubits) context.Report(NoiseDiagnostics.WrongOperands(channel.Span, info, channel.Operands.Count));
        }

        expressions.BindAll(channel.Arguments, scope);
        foreach (var operand in channel.Operands) BindOperand(operand, scope);
    }

    private void BindEntangle(EntangleSyntax entangle, Scope scope)
    {
        if (names.Gate(entangle.Gate, scope) is { } info)
        {
            if (info.Qubits != 2) context.Report(NameDiagnostics.EntanglesOneQubit(entangle.Gate, info.Qubits));
            if (entangle.Arguments.Count != info.Angles)
                context.Report(NameDiagnostics.WrongAngleCount(entangle.Gate.Span, info.Name, info.Angles, entangle.Arguments.Count));
        }

        expressions.BindAll(entangle.Arguments, scope);
        BindOperand(entangle.Register, scope);
    }

    private void BindApplication(ApplicationSyntax application, Scope scope)
    {
        if (names.Block(application.Block, scope) is { } symbol)
        {
            var block = (BlockDeclarationSyntax)context.Declarations[symbol];
            var parameters = block.Parameters;
            if (parameters.Count != application.Arguments.Count && !context.IsMistaken(block))
                context.ReportUseOfDeclaration(application.Block, () => NameDiagnostics.WrongBlockArguments(
                    application.Block.Span, symbol.Name, [.. parameters.Select(p => p.Text)], application.Arguments.Count));
        }

        expressions.BindAll(application.Arguments, scope);
        BindOperand(application.Register, scope);
    }

    private void BindOperand(OperandSyntax operand, Scope scope)
    {
        names.Register(operand.Register, scope);
        expressions.BindIndices(operand.Indices, scope);
    }
}
