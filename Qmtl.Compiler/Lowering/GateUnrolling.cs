using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>Unrolls gate statements to gates on single qubits.</summary>
internal sealed class GateUnrolling(LoweringSession session, ExpressionLowering expressions, ModelBuilder model)
{
    public void Apply(GateSyntax gate)
    {
        GateTable.TryGet(gate.Gate.Text, out var info);
        var angles = Angles(gate.Arguments, gate.Span);
        if (new Broadcast(session, expressions, model).Over(info!.Name, gate.Operands, gate.Span) is not { } places || angles is null) return;
        foreach (var qubits in places)
        {
            var applied = new GateIr(info.Kind, new EquatableArray<int>(qubits), angles.Value, gate.Span);
            model.Gates.Add(gate.IsInverse ? GateInverse.Of(applied) : applied);
        }
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
}
