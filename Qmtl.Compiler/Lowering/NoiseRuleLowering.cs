using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>Evaluates the noise rules of one backend.</summary>
/// <param name="size">How many qubits the backend has; null where it does not say.</param>
internal sealed class NoiseRuleLowering(LoweringSession session, ExpressionLowering expressions, int? size)
{
    private readonly Dictionary<int, TextSpan> read = [];

    /// <returns>Null where there were errors.</returns>
    public GateNoiseIr? GateNoise(NoiseRuleSyntax rule)
    {
        var info = ChannelUnrolling.Find(session, rule.Channel);
        if (Gates(rule.Gates!) is not { } gates || Qubits(rule.On, rule.Span) is not { } on) return null;
        if (gates.On.Count > 0 && on.Except(gates.On).ToList() is { Count: > 0 } apart)
        {
            session.Report(NoiseDiagnostics.ChannelOffGate(rule.Span, apart[0], gates.On));
            return null;
        }

        var together = Math.Min(on.Count == 0 ? gates.Qubits : Math.Min(on.Count, gates.Qubits), info.MostQubits);
        return ChannelUnrolling.Arguments(session, expressions, info, rule.Channel, together, rule.Arguments, rule.Span) is { } arguments
            ? new GateNoiseIr(gates, info.Kind, arguments, on)
            : null;
    }

    /// <returns>Null where there were errors.</returns>
    public ReadoutErrorIr? Readout(NoiseRuleSyntax rule)
    {
        var probabilities = rule.Arguments.Select(a => expressions.Real(a, "a probability of 'readout'")).ToList();
        if (Qubits(rule.On, rule.Span) is not { } on || probabilities.Contains(null)) return null;
        foreach (var qubit in on)
        {
            if (read.TryGetValue(qubit, out var earlier)) session.Report(NoiseDiagnostics.DuplicateReadout(rule.Span, qubit, session.LineOf(earlier)));
            else read.Add(qubit, rule.Span);
        }

        if (probabilities.TrueForAll(p => p is >= 0 and <= 1)) return new ReadoutErrorIr(on, probabilities[0]!.Value, probabilities[1]!.Value);
        session.Report(NoiseDiagnostics.ChannelOutOfRange(rule.Span, "readout", "one_at_zero and zero_at_one are from 0 to 1"));
        return null;
    }

    private GateSelectionIr? Gates(GatesSyntax syntax)
    {
        var gate = syntax.Gate is { } name ? Gate(name.Text) : null;
        var count = gate?.Qubits ?? syntax.Qubits;
        if (Qubits(syntax.On, syntax.Span) is not { } on) return null;
        if (on.Count == 0 || on.Count == count) return new GateSelectionIr(count, gate?.Kind, on);
        session.Report(NoiseDiagnostics.WrongQubitCount(syntax.Span, gate is null ? "such a gate" : $"'{gate.Name}'", count, on.Count));
        return null;
    }

    /// <summary>A gate of the language, or of machines.</summary>
    private static GateInfo Gate(string name) =>
        GateTable.TryGet(name, out var gate) ? gate! : BasisGates.TryGet(name, out var kind) ? GateTable.Get(kind) : throw new InvalidOperationException($"'{name}' is no gate.");

    /// <summary>The numbers of qubits; null where one is none.</summary>
    private EquatableArray<int>? Qubits(EquatableArray<ExpressionSyntax> syntax, TextSpan span)
    {
        var numbers = syntax.Select(e => expressions.Integer(e, "a qubit of a noise rule")).ToList();
        if (numbers.Contains(null)) return null;
        var problem = numbers.Find(n => n < 0 || n >= (size ?? int.MaxValue)) is { } outside ? Outside(outside)
            : numbers.Distinct().Count() < numbers.Count ? "a qubit is named twice"
            : null;
        if (problem is null) return numbers.Select(n => (int)n!.Value).ToEquatableArray();
        session.Report(NoiseDiagnostics.WrongQubits(span, problem));
        return null;
    }

    private string Outside(long qubit) => size is null || qubit < 0
        ? FormattableString.Invariant($"{qubit} is no qubit")
        : FormattableString.Invariant($"qubit {qubit} is not among those of the backend, 0 to {size - 1}");
}
