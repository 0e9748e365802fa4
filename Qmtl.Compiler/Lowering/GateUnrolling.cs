using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>Unrolls gate statements to gates on single qubits.</summary>
internal sealed class GateUnrolling(LoweringSession session, ExpressionLowering expressions, ModelBuilder model)
{
    /// <summary>Applies a gate as OpenQASM 3 does: qubit by qubit over registers of equal size, with single qubits repeated.</summary>
    public void Apply(GateSyntax gate)
    {
        GateTable.TryGet(gate.Gate.Text, out var info);
        var angles = Angles(gate.Arguments, gate.Span);
        var operands = gate.Operands.Select(o => expressions.Qubits(o)).ToList();
        if (angles is null || operands.Contains(null)) return;

        var registers = operands.Where(o => !o!.IsSingle).Select(o => o!.Indices.Length).ToList();
        if (registers.FirstOrDefault(size => size != registers[0]) is var other and not 0)
        {
            session.Report(ShapeDiagnostics.BroadcastMismatch(gate.Span, info!.Name, registers[0], other));
            return;
        }

        var count = registers.Count == 0 ? 1 : registers[0];
        if (!model.Spend(count, gate.Span)) return;
        for (var i = 0; i < count; i++)
        {
            var qubits = operands.Select(o => o!.Indices[o.IsSingle ? 0 : i]).ToArray();
            if (FindRepeated(qubits) is { } repeated)
            {
                var local = operands[repeated]!.Places[operands[repeated]!.IsSingle ? 0 : i];
                session.Report(ShapeDiagnostics.DuplicateOperand(
                    gate.Span, info!.Name, FormattableString.Invariant($"{gate.Operands[repeated].Register.Text}[{local}]")));
                return;
            }

            Add(info!, angles, gate.Span, qubits);
            if (gate.IsInverse) Invert(model.Gates, model.Gates.Count - 1);
        }
    }

    /// <summary>Turns the last gates of a circuit, from <paramref name="start"/> on, into their inverse.</summary>
    public static void Invert(List<GateIr> gates, int start)
    {
        gates.Reverse(start, gates.Count - start);
        for (var i = start; i < gates.Count; i++) gates[i] = GateInverse.Of(gates[i]);
    }

    public void Entangle(EntangleSyntax entangle)
    {
        GateTable.TryGet(entangle.Gate.Text, out var info);
        var angles = Angles(entangle.Arguments, entangle.Span);
        if (expressions.Qubits(entangle.Register) is not { Indices: var qubits } || angles is null) return;
        var count = qubits.Length;
        if (!model.Spend(entangle.Pattern == EntanglePattern.All ? count * (count - 1L) / 2 : count, entangle.Span)) return;
        foreach (var (i, j) in Pairs(entangle.Pattern, count)) Add(info!, angles, entangle.Span, qubits[i], qubits[j]);
    }

    private static IEnumerable<(int First, int Second)> Pairs(EntanglePattern pattern, int count)
    {
        switch (pattern)
        {
            case EntanglePattern.Brick:
                for (var i = 0; i + 1 < count; i += 2) yield return (i, i + 1);
                for (var i = 1; i + 1 < count; i += 2) yield return (i, i + 1);
                break;
            case EntanglePattern.All:
                for (var i = 0; i < count; i++)
                {
                    for (var j = i + 1; j < count; j++) yield return (i, j);
                }

                break;
            default:
                for (var i = 0; i + 1 < count; i++) yield return (i, i + 1);
                if (pattern == EntanglePattern.Ring && count > 1) yield return (count - 1, 0);
                break;
        }
    }

    private EquatableArray<Scalar>? Angles(EquatableArray<ExpressionSyntax> arguments, TextSpan span)
    {
        var angles = arguments.Select(argument => expressions.One(argument, "an angle")).ToList();
        if (angles.Contains(null) || !model.Spend(angles.Sum(angle => ScalarSize.Work(angle!.Value)), span)) return null;
        return angles.Select(angle => angle!.Value).ToEquatableArray();
    }

    private void Add(GateInfo info, EquatableArray<Scalar>? angles, TextSpan span, params int[] qubits) =>
        model.Gates.Add(new GateIr(info.Kind, new EquatableArray<int>(qubits), angles!.Value, span));

    /// <summary>The place of a qubit that was there before.</summary>
    private static int? FindRepeated(int[] qubits)
    {
        for (var i = 1; i < qubits.Length; i++)
        {
            if (Array.IndexOf(qubits, qubits[i]) < i) return i;
        }

        return null;
    }
}
