namespace Qmtl.Compiler.Planning;

/// <summary>Orders the steps of a circuit with noise into passes over the state of one trajectory: like <see cref="PassScheduling"/>, with passes of noise between.</summary>
/// <remarks>A channel may change places with steps that it commutes with as a map of density matrices, since only means over trajectories count.</remarks>
internal static class TrajectoryScheduling
{
    public static (IReadOnlyList<DraftStep> Steps, IReadOnlyList<PlanPass> Passes) Run(IReadOnlyList<DraftStep> steps)
    {
        var (product, others) = SplitProduct(steps);
        var ordered = new List<DraftStep>(product);
        var passes = new List<PlanPass> { new(PassKind.Product, product.Count) };
        foreach (var group in Group(others))
        {
            if (IsNoise(group[0]))
            {
                ordered.AddRange(group);
                passes.Add(new PlanPass(PassKind.Noise, group.Count));
                continue;
            }

            foreach (var (kind, members) in PassScheduling.Split(group))
            {
                ordered.AddRange(members);
                passes.Add(new PlanPass(kind, members.Count));
            }
        }

        return (ordered, passes);
    }

    /// <summary>Takes out the steps on single qubits that neither noise nor a step on several comes before.</summary>
    private static (List<DraftStep> Local, List<DraftStep> Others) SplitProduct(IReadOnlyList<DraftStep> steps)
    {
        var (local, others, touched) = (new List<DraftStep>(), new List<DraftStep>(), 0);
        foreach (var step in steps)
        {
            var bits = BitsOf(step);
            if (!IsNoise(step) && step is not DraftStep.Negation && Parity.IsSingle(bits) && (bits & touched) == 0)
            {
                local.Add(step);
                continue;
            }

            others.Add(step);
            touched |= bits;
        }

        return (local, others);
    }

    /// <summary>Each step in the earliest group of its kind that it can be brought back to.</summary>
    private static List<List<DraftStep>> Group(IReadOnlyList<DraftStep> steps)
    {
        var groups = new List<List<DraftStep>>();
        foreach (var step in steps)
        {
            var position = groups.Count;
            while (position > 0 && groups[position - 1].TrueForAll(step.Commutes)) position--;

            // The group that it cannot pass may take it, at its end, and else any after that.
            var group = groups.FindIndex(Math.Max(0, position - 1), g => KindOf(g[0]) == KindOf(step));
            if (group >= 0) groups[group].Add(step);
            else groups.Add([step]);
        }

        return groups;
    }

    private static int KindOf(DraftStep step) => IsNoise(step) ? 2 : step.IsDiagonal ? 1 : 0;

    private static bool IsNoise(DraftStep step) => step is DraftStep.Channel or DraftStep.Depolarization;

    private static int BitsOf(DraftStep step) => step switch
    {
        DraftStep.Channel channel => channel.X.Flip | channel.X.Sign | channel.Z.Flip | channel.Z.Sign,
        DraftStep.Depolarization depolarization => depolarization.Operators.Aggregate(0, (bits, o) => bits | o.Flip | o.Sign),
        _ => step.Bits,
    };
}
