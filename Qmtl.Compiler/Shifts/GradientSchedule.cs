using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Shifts;

/// <summary>The circuits that a machine runs for the gradient of one sample, by parameter shift.</summary>
/// <remarks>
/// Each angle of a gate that is not constant is shifted by itself; what several gates depend on sums up their derivatives by the chain rule. An angle of the shared
/// stage changes what all heads measure. After it, the heads of one circuit act on qubits of their own, so that an angle of each can be shifted in the same run:
/// a head sees its own shift alone. So heads take as many runs as the one with the most terms, and not as all have together.
/// </remarks>
/// <param name="Circuits">How many circuits measure all heads, without shifts.</param>
/// <param name="Runs">All runs, those without shifts included.</param>
/// <param name="SharedStageRuns">How many of them shift an angle of the shared stage.</param>
/// <param name="HeadRuns">How many shift angles of heads.</param>
/// <param name="SeparateHeadRuns">How many these would be if each had one shift only.</param>
public sealed record GradientSchedule(int Circuits, EquatableArray<ShiftedRun> Runs, int SharedStageRuns, int HeadRuns, int SeparateHeadRuns)
{
    /// <param name="model">As written: a machine runs the gates that are there.</param>
    public static GradientSchedule Of(ModelIr model)
    {
        var circuits = MeasuredCircuit.Of(model);
        var runs = new List<ShiftedRun>();
        var (sharedStage, headRuns, separate) = (0, 0, 0);
        ShiftedGate[] encoding = [.. Terms(null, model.Encoding)];
        for (var circuit = 0; circuit < circuits.Count; circuit++)
        {
            runs.Add(new ShiftedRun(circuit, default));
            runs.AddRange(encoding.Select(shift => new ShiftedRun(circuit, EquatableArray.Of(shift))));
            sharedStage += encoding.Length;

            ShiftedGate[][] heads = [.. circuits[circuit].Heads.Select(h => h.Head).Distinct().Select(h => Terms(h, model.Heads[h].Gates).ToArray())];
            var rounds = heads.Max(h => h.Length);
            for (var round = 0; round < rounds; round++)
                runs.Add(new ShiftedRun(circuit, heads.Where(h => round < h.Length).Select(h => h[round]).ToEquatableArray()));
            headRuns += rounds;
            separate += heads.Sum(h => h.Length);
        }

        return new GradientSchedule(circuits.Count, runs.ToEquatableArray(), sharedStage, headRuns, separate);
    }

    private static IEnumerable<ShiftedGate> Terms(int? head, EquatableArray<OperationIr> operations) =>
        from position in Enumerable.Range(0, operations.Count)
        let gate = operations[position] as GateIr
        where gate is not null
        from angle in Enumerable.Range(0, gate.Angles.Count)
        where Derivative.Leaves(gate.Angles[angle]).Any()
        from term in ShiftTerm.Of(gate.Kind)
        select new ShiftedGate(new GateAngle(head, position, angle), term);
}
