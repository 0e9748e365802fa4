using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>Evaluates what the settings of a backend say of its machine.</summary>
internal sealed class DeviceLowering(LoweringSession session, ExpressionLowering expressions)
{
    /// <summary>The machine; after errors, which are reported, what is left of it.</summary>
    /// <param name="origin">What holds where the settings say nothing.</param>
    public DeviceIr Lower(BackendDeclarationSyntax syntax, DeviceIr origin)
    {
        var (qubits, basis) = (origin.Qubits, origin.Basis);
        foreach (var setting in syntax.Settings)
        {
            if (setting is NumberSettingSyntax { Name.Text: "qubits" } number) qubits = expressions.Size(number.Value, "the number of qubits", LoweringLimits.Qubits);
            if (setting.Name.Text == "basis") basis = DeviceBinder.BasisNames(setting)!.Select(n => Gate(n.Text)).Distinct().ToEquatableArray();
        }

        var coupling = syntax.Settings.FirstOrDefault(s => s.Name.Text == "coupling");
        return new DeviceIr(qubits, basis, coupling is null ? origin.Coupling : Coupling(coupling, qubits));
    }

    private static GateKind Gate(string name) => BasisGates.TryGet(name, out var gate) ? gate : throw new InvalidOperationException($"'{name}' is no gate of a basis.");

    private EquatableArray<QubitPair> Coupling(SettingSyntax setting, int? size)
    {
        if (setting is NumberSettingSyntax { Value: ReferenceSyntax { Name.Text: "all" } }) return default;
        if (size is not { } qubits)
        {
            session.Report(DeviceDiagnostics.CouplingWithoutQubits(setting));
            return default;
        }

        if (setting is PairsSettingSyntax pairs) return Pairs(pairs, qubits);
        var line = Enumerable.Range(0, qubits - 1).Select(q => new QubitPair(q, q + 1));
        if (setting is NumberSettingSyntax { Value: ReferenceSyntax { Name.Text: "ring" } } && qubits > 2) line = line.Append(new QubitPair(qubits - 1, 0));
        return line.SelectMany(p => new[] { p, p.Reversed }).ToEquatableArray();
    }

    private EquatableArray<QubitPair> Pairs(PairsSettingSyntax setting, int qubits)
    {
        var failures = session.Failures;
        var pairs = new List<QubitPair>();
        foreach (var pair in setting.Pairs)
        {
            var (first, second) = (Qubit(pair.First, qubits), Qubit(pair.Second, qubits));
            if (first is not { } a || second is not { } b) continue;
            if (a == b) session.Report(DeviceDiagnostics.CoupledToItself(pair.Span, a));
            else pairs.Add(new QubitPair(a, b));
        }

        if (session.Failures == failures && FirstApart(pairs, qubits) is { } apart) session.Report(DeviceDiagnostics.CouplingDisconnected(setting.Span, 0, apart));
        return pairs.Distinct().ToEquatableArray();
    }

    private int? Qubit(ExpressionSyntax expression, int qubits)
    {
        if (expressions.Integer(expression, "a qubit of the coupling") is not { } qubit) return null;
        if (qubit >= 0 && qubit < qubits) return (int)qubit;
        session.ReportOutOfRange(DeviceDiagnostics.CouplingOutOfRange(expression.Span, qubit, qubits));
        return null;
    }

    /// <summary>The first qubit that no path leads to from qubit 0; null where there is none.</summary>
    private static int? FirstApart(List<QubitPair> pairs, int qubits)
    {
        var neighbors = pairs.SelectMany(p => new[] { p, p.Reversed }).ToLookup(p => p.First, p => p.Second);
        var reached = new bool[qubits];
        var open = new Stack<int>([0]);
        while (open.Count > 0)
        {
            var qubit = open.Pop();
            if (reached[qubit]) continue;
            reached[qubit] = true;
            foreach (var neighbor in neighbors[qubit]) open.Push(neighbor);
        }

        var apart = Array.IndexOf(reached, false);
        return apart < 0 ? null : apart;
    }
}
