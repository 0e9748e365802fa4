namespace Qmtl.Compiler.Planning;

/// <summary>Chooses how the way back gets the state before a channel: from its inverse, or from a copy.</summary>
/// <remarks>
/// The inverse of a channel multiplies rounding errors by at most the norm of the inverse of its map. Copies are kept where those norms
/// together would cost more than <see cref="Loss"/>; noise as weak as that of devices needs none.
/// </remarks>
internal static class Restoration
{
    /// <summary>By how much rounding errors may grow: four bits.</summary>
    private const double Loss = 16;

    public static IReadOnlyList<PlanStep> Run(IReadOnlyList<PlanStep> steps)
    {
        var chosen = steps.ToArray();
        var (loss, copies) = (1.0, 0);
        for (var i = chosen.Length - 1; i >= 0; i--)
        {
            if (chosen[i] is not NoiseStep noise) continue;
            loss *= GetInverseNorm(noise);
            if (loss <= Loss) continue;
            chosen[i] = noise with { Copy = copies++ };
            loss = 1;
        }

        return chosen;
    }

    /// <summary>A bound; infinite where there is no inverse.</summary>
    private static double GetInverseNorm(NoiseStep step) => step switch
    {
        ChannelStep { Map: var map } => map.InverseNorm,
        DepolarizeStep depolarize => 1 / Math.Abs(depolarize.Factor),
        _ => throw new InvalidOperationException($"The inverse of {step} is not known."),
    };
}
