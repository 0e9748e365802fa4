using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>Runs the statements of a body once, with its loops unrolled and its blocks expanded.</summary>
internal sealed class StatementLowering(LoweringSession session, ModelBuilder model, Frame frame)
{
    private readonly ExpressionLowering expressions = new(session, frame, model);

    public void Run(EquatableArray<StatementSyntax> body)
    {
        foreach (var statement in body)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            if (!model.Spend(1, statement.Span)) return;
            Run(statement);
        }
    }

    public void Run(StatementSyntax statement)
    {
        switch (statement)
        {
            case ConstantSyntax constant:
                frame[session.File.Find(constant.Name)!] = expressions.Known(constant.Value, $"the constant '{constant.Name.Text}'");
                break;
            case LetSyntax let:
                RunLet(let);
                break;
            case WeightSyntax weight:
                frame[session.File.Find(weight.Name)!] = new WeightLowering(session, expressions, model).Lower(weight);
                break;
            case ForSyntax loop:
                RunLoop(loop);
                break;
            case IfSyntax condition:
                RunBranch(condition);
                break;
            case ObservableSyntax observable:
                frame[session.File.Find(observable.Name)!] = Observable(observable);
                break;
            case GateSyntax gate:
                new GateUnrolling(session, expressions, model).Apply(gate);
                break;
            case ChannelSyntax channel:
                new ChannelUnrolling(session, expressions, model).Apply(channel);
                break;
            case EntangleSyntax entangle:
                new GateUnrolling(session, expressions, model).Entangle(entangle);
                break;
            case ApplicationSyntax application:
                Apply(application);
                break;
        }
    }

    private void RunLet(LetSyntax let)
    {
        var before = model.Layout.NextLet;
        (model.LetName, model.LetDocumentation) = (let.Name.Text, let.Documentation);
        var value = Settle(expressions.Lower(let.Value), let.Span, keepsValues: false);
        (model.LetName, model.LetDocumentation) = (null, "");
        frame[session.File.Find(let.Name)!] = value;

        var elements = value switch
        {
            Quantity.Scalar scalar => [scalar.Value],
            Quantity.Vector vector => vector.Elements,
            _ => Array.Empty<Scalar>(),
        };
        if (ScalarRoll.FindRegion(elements) is { } offset && offset >= before) model.Lets.Add(new LetIr(let.Name.Text, offset, elements.Length));
    }

    private void RunLoop(ForSyntax loop)
    {
        if (expressions.Range(loop.Range) is not { } range || !model.Spend(range.Count, loop.Range.Span)) return;
        if (!session.Descend(loop.Range.Span)) return;
        var variable = session.File.Find(loop.Variable)!;
        for (var i = 0L; i < range.Count && !model.IsExhausted; i++)
        {
            frame[variable] = Quantity.Integer(range[i]);
            Run(loop.Body);
        }

        session.Ascend();
    }

    private void RunBranch(IfSyntax condition)
    {
        foreach (var branch in condition.Branches)
        {
            var isTaken = branch.Condition is null ? true : expressions.Conditions.Truth(branch.Condition);
            if (isTaken is false) continue;
            if (isTaken is null || !session.Descend(condition.Span)) return;
            Run(branch.Body);
            session.Ascend();
            return;
        }
    }

    private Quantity? Observable(ObservableSyntax observable)
    {
        var value = expressions.Lower(observable.Value);
        if (value is null or Quantity.Observable or Quantity.Observables) return value;
        session.Report(ShapeDiagnostics.ObservableExpected(observable.Value.Span, observable.Name.Text));
        return null;
    }

    private void Apply(ApplicationSyntax application)
    {
        var block = (BlockDeclarationSyntax)session.File.FindDeclaration(session.File.Find(application.Block)!)!;
        var arguments = application.Arguments.Select(a => Settle(expressions.Lower(a), a.Span, keepsValues: true)).ToList();
        var qubits = expressions.Qubits(application.Register);
        if (session.File.IsBroken(block))
        {
            session.Fail();
            return;
        }

        if (qubits is null || arguments.Contains(null)) return;
        if (frame.Depth == LoweringLimits.BlockDepth)
        {
            session.Report(ShapeDiagnostics.NestedTooDeeply(application.Span, LoweringLimits.BlockDepth));
            return;
        }

        var inner = new Frame { Depth = frame.Depth + 1 };
        for (var i = 0; i < arguments.Count; i++) inner[session.File.Find(block.Parameters[i])!] = arguments[i];
        inner[session.File.Find(block.Register)!] = Quantity.Qubits.Register(qubits.Indices);
        if (!session.Descend(application.Span)) return;
        if (!model.Weights.Enter(application, block.Span))
        {
            session.Ascend();
            return;
        }

        session.Enter($"'{block.Name.Text}', applied", application.Span);
        var start = model.Gates.Count;
        new StatementLowering(session, model, inner).Run(block.Body);
        if (application.IsInverse && GateInverse.Invert(model.Gates, start) is { } channel)
            session.Report(NoiseDiagnostics.ChannelInInverse(application.Span, ChannelTable.Get(channel.Kind).Name));
        session.Leave();
        model.Weights.Leave();
        session.Ascend();
    }

    /// <summary>Decides what is computed once and stored, and what stays an expression that is repeated at each use.</summary>
    /// <param name="keepsValues">Whether an expression over inputs and lets stays one as well; one over weights alone does in any case.</param>
    private Quantity? Settle(Quantity? value, TextSpan span, bool keepsValues)
    {
        Scalar[] elements;
        switch (value)
        {
            case Quantity.Scalar scalar:
                elements = [scalar.Value];
                break;
            case Quantity.Vector vector:
                elements = vector.Elements;
                break;
            default:
                return value;
        }

        if (elements.All(e => (keepsValues || !DependsOnValues(e)) && IsShort(e))) return value;
        if (model.Store(elements, span) is not { } region) return null;
        return value is Quantity.Scalar
            ? new Quantity.Scalar(new ValueScalar(region))
            : new Quantity.Vector([.. Enumerable.Range(region, elements.Length).Select(i => new ValueScalar(i))]);
    }

    private static bool IsShort(Scalar scalar)
    {
        var left = LoweringLimits.RepeatedOperations;
        return Visit(scalar);

        bool Visit(Scalar part) => part switch
        {
            FunctionScalar function => left-- > 0 && Visit(function.Operand),
            BinaryScalar binary => left-- > 0 && Visit(binary.Left) && Visit(binary.Right),
            _ => true,
        };
    }

    private static bool DependsOnValues(Scalar scalar) => scalar switch
    {
        ValueScalar => true,
        FunctionScalar function => DependsOnValues(function.Operand),
        BinaryScalar binary => DependsOnValues(binary.Left) || DependsOnValues(binary.Right),
        _ => false,
    };
}
