using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Planning;

/// <summary>Adds up the angles of steps, and joins the channels, that differ in nothing else and can be brought together, and drops what does nothing.</summary>
internal static class StepMerging
{
    /// <summary>How far back a partner is looked for, which keeps the time linear in the number of steps.</summary>
    private const int Reach = 1024;

    public static StepSequence Run(StepSequence sequence)
    {
        var merged = new List<DraftStep>();
        var phase = sequence.GlobalPhase;
        foreach (var step in sequence.Steps)
        {
            if (Simplify(step, ref phase) is not { } current) continue;
            var partner = FindPartner(merged, current);
            if (partner < 0)
            {
                merged.Add(current);
                continue;
            }

            if (Combine(merged[partner], current) is { } combined && Simplify(combined, ref phase) is { } simple) merged[partner] = simple;
            else merged.RemoveAt(partner);
        }

        return new StepSequence(merged, phase);
    }

    /// <summary>The last step of the same kind on the same operands, if the step commutes with everything between.</summary>
    private static int FindPartner(List<DraftStep> steps, DraftStep step)
    {
        for (var i = steps.Count - 1; i >= Math.Max(0, steps.Count - Reach); i--)
        {
            if (HasSameOperands(steps[i], step)) return i;
            if (!steps[i].Commutes(step)) return -1;
        }

        return -1;
    }

    private static bool HasSameOperands(DraftStep first, DraftStep second) => (first, second) switch
    {
        (DraftStep.Rotation a, DraftStep.Rotation b) => (a.Flip, a.Sign) == (b.Flip, b.Sign),
        (DraftStep.Phase a, DraftStep.Phase b) => a.Conditions == b.Conditions,
        (DraftStep.Negation a, DraftStep.Negation b) => a.Conditions == b.Conditions,
        (DraftStep.Channel a, DraftStep.Channel b) => (a.X, a.Z) == (b.X, b.Z),
        (DraftStep.Depolarization a, DraftStep.Depolarization b) => a.Operators == b.Operators,
        _ => false,
    };

    /// <summary>Two steps with the same operands as one; null where they cancel.</summary>
    private static DraftStep? Combine(DraftStep first, DraftStep second) => (first, second) switch
    {
        (DraftStep.Rotation a, DraftStep.Rotation b) => a with { Angle = ScalarAlgebra.Add(a.Angle, b.Angle) },
        (DraftStep.Phase a, DraftStep.Phase b) => a with { Angle = ScalarAlgebra.Add(a.Angle, b.Angle) },
        (DraftStep.Channel a, DraftStep.Channel b) => a with { Map = a.Map.Then(b.Map) },
        (DraftStep.Depolarization a, DraftStep.Depolarization b) => a with { Factor = a.Factor * b.Factor },
        _ => null,
    };

    /// <summary>The step with its constant angle in the first period, as a negation where it is one; null where it does nothing.</summary>
    private static DraftStep? Simplify(DraftStep step, ref double phase)
    {
        switch (step)
        {
            // exp(−i(φ + π)P) = −exp(−iφP), and exp(−iπ/2·Z) = −iZ.
            case DraftStep.Rotation { Angle: ConstantScalar { Value: var angle } } rotation:
                var rest = AngleConstants.Wrap(angle, Math.PI);
                phase += angle - rest;
                if (rest == 0) return null;
                if (rotation.Flip != 0 || !AngleConstants.AreEqual(Math.Abs(rest), Math.PI / 2))
                    return rotation with { Angle = new ConstantScalar(rest) };
                phase -= rest;
                return new DraftStep.Negation(EquatableArray.Of(new ParityCondition(rotation.Sign, true)), rotation.Span);

            case DraftStep.Phase { Angle: ConstantScalar { Value: var angle } } shift:
                rest = AngleConstants.Wrap(angle, 2 * Math.PI);
                if (rest == 0) return null;
                return AngleConstants.AreEqual(Math.Abs(rest), Math.PI)
                    ? new DraftStep.Negation(shift.Conditions, shift.Span)
                    : shift with { Angle = new ConstantScalar(rest) };

            case DraftStep.Channel { Map: var map } when map == BlochMap.Identity:
            case DraftStep.Depolarization { Factor: 1 }:
                return null;

            default:
                return step;
        }
    }
}
