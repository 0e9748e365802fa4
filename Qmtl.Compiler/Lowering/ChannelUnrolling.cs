using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>Unrolls channel statements to channels on single qubits, or on the qubits that they act on together.</summary>
internal sealed class ChannelUnrolling(LoweringSession session, ExpressionLowering expressions, ModelBuilder model)
{
    public void Apply(ChannelSyntax syntax)
    {
        ChannelTable.TryGet(syntax.Channel.Text, out var info);
        var arguments = Arguments(session, expressions, info!, syntax.Operands.Count, syntax.Arguments, syntax.Span);
        if (new Broadcast(session, expressions, model).Over(info!.Name, syntax.Operands, syntax.Span) is not { } places || arguments is null) return;
        foreach (var qubits in places) model.Gates.Add(new ChannelIr(info.Kind, new EquatableArray<int>(qubits), arguments.Value, syntax.Span));
    }

    /// <summary>The numbers that a channel takes, if they are in range.</summary>
    public static EquatableArray<double>? Arguments(
        LoweringSession session, ExpressionLowering expressions, ChannelInfo info, int qubits, EquatableArray<ExpressionSyntax> syntax, TextSpan span)
    {
        var arguments = syntax.Select(argument => expressions.Real(argument, $"an argument of '{info.Name}'")).ToList();
        if (arguments.Contains(null)) return null;
        double[] numbers = [.. arguments.Select(a => a!.Value)];
        if (ChannelRange.FindProblem(info.Kind, qubits, numbers) is not { } problem) return new EquatableArray<double>(numbers);
        session.Report(NoiseDiagnostics.ChannelOutOfRange(span, info.Name, problem));
        return null;
    }
}
