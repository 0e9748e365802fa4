namespace Qmtl.Compiler.Planning;

/// <summary>The noise steps of a density matrix as random steps of a trajectory.</summary>
internal static class TrajectorySteps
{
    /// <summary>The step on a trajectory; the step itself where it is no noise.</summary>
    public static PlanStep Of(PlanStep step) => step switch
    {
        ChannelStep channel => new KrausStep(channel.X.Flip, channel.Z.Sign, KrausDecomposition.Of(channel.Map)),
        DepolarizeStep depolarize => new PauliErrorStep(Every(depolarize, 0).Select(x => x.Flip).ToEquatableArray(), Every(depolarize, 1).Select(z => z.Sign).ToEquatableArray(), Probability(depolarize)),
        _ => step,
    };

    private static IEnumerable<FramedPauli> Every(DepolarizeStep step, int offset) => step.Operators.Where((_, i) => i % 2 == offset);

    /// <summary>λ of the uniform convention is p · 4ⁿ/(4ⁿ − 1) of the other.</summary>
    private static double Probability(DepolarizeStep step)
    {
        var products = Math.Pow(2, step.Operators.Count);
        return Math.Min(1, (1 - step.Factor) * (products - 1) / products);
    }
}
