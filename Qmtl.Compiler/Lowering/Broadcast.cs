using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>Applies an operation to operands as OpenQASM 3 does: qubit by qubit over registers of equal size, with single qubits repeated.</summary>
internal sealed class Broadcast(LoweringSession session, ExpressionLowering expressions, ModelBuilder model)
{
    /// <summary>The qubits of each application; null where there was an error.</summary>
    public IReadOnlyList<int[]>? Over(string operation, EquatableArray<OperandSyntax> syntax, TextSpan span)
    {
        var operands = syntax.Select(o => expressions.Qubits(o)).ToList();
        if (operands.Contains(null)) return null;

        var registers = operands.Where(o => !o!.IsSingle).Select(o => o!.Indices.Length).ToList();
        if (registers.FirstOrDefault(size => size != registers[0]) is var other and not 0)
        {
            session.Report(ShapeDiagnostics.BroadcastMismatch(span, operation, registers[0], other));
            return null;
        }

        var count = registers.Count == 0 ? 1 : registers[0];
        if (!model.Spend(count, span)) return null;
        var applications = new List<int[]>();
        for (var i = 0; i < count; i++)
        {
            var qubits = operands.Select(o => o!.Indices[o.IsSingle ? 0 : i]).ToArray();
            if (FindRepeated(qubits) is { } repeated)
            {
                var local = operands[repeated]!.Places[operands[repeated]!.IsSingle ? 0 : i];
                session.Report(ShapeDiagnostics.DuplicateOperand(span, operation, FormattableString.Invariant($"{syntax[repeated].Register.Text}[{local}]")));
                return null;
            }

            applications.Add(qubits);
        }

        return applications;
    }

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
