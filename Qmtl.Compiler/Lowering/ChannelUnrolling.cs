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
        var info = Find(session, syntax.Channel);
        var arguments = Arguments(session, expressions, info, syntax.Channel, syntax.Operands.Count, syntax.Arguments, syntax.Span);
        if (new Broadcast(session, expressions, model).Over(info.Name, syntax.Operands, syntax.Span) is not { } places || arguments is null) return;
        foreach (var qubits in places) model.Gates.Add(new ChannelIr(info.Kind, new EquatableArray<int>(qubits), arguments.Value, syntax.Span));
    }

    /// <summary>A channel of the language, or one that the file declares.</summary>
    public static ChannelInfo Find(LoweringSession session, NameSyntax name) =>
        session.File.Find(name) is { IsBuiltIn: false } ? ChannelTable.Get(ChannelKind.Kraus)
        : ChannelTable.TryGet(name.Text, out var info) ? info!
        : throw new InvalidOperationException($"There is no channel '{name.Text}'.");

    /// <summary>The numbers that a channel takes, if they are in range; those of its operators where the file declares it.</summary>
    public static EquatableArray<double>? Arguments(
        LoweringSession session, ExpressionLowering expressions, ChannelInfo info, NameSyntax name, int qubits, EquatableArray<ExpressionSyntax> syntax, TextSpan span)
    {
        if (info.Kind == ChannelKind.Kraus)
        {
            var operators = session.KrausOf(session.File.Find(name)!);
            if (operators is null) session.Fail();
            return operators;
        }

        var arguments = syntax.Select(argument => expressions.Real(argument, $"an argument of '{info.Name}'")).ToList();
        if (arguments.Contains(null)) return null;
        double[] numbers = [.. arguments.Select(a => a!.Value)];
        if (ChannelRange.FindProblem(info.Kind, qubits, numbers) is not { } problem) return new EquatableArray<double>(numbers);
        session.Report(NoiseDiagnostics.ChannelOutOfRange(span, info.Name, problem));
        return null;
    }
}
