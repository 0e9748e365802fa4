namespace Qmtl.Compiler.Intermediate;

/// <summary>The affine maps of the channels of the language. <c>docs/noise.md</c> has their Kraus operators, and the sources.</summary>
internal static class BlochMaps
{
    public static BlochMap Of(ChannelKind kind, int qubits, EquatableArray<double> a) => kind switch
    {
        ChannelKind.BitFlip => Mix(a[0], 0, 0),
        ChannelKind.PhaseFlip => Mix(0, 0, a[0]),
        ChannelKind.BitPhaseFlip => Mix(0, a[0], 0),
        ChannelKind.Pauli => Mix(a[0], a[1], a[2]),
        ChannelKind.DepolarizingPauli => Shrink(1 - (a[0] * LargestUniform(qubits))),
        ChannelKind.DepolarizingUniform => Shrink(1 - a[0]),
        ChannelKind.AmplitudeDamping => Relax(Math.Sqrt(1 - a[0]), 1 - a[0], 0),
        ChannelKind.GeneralizedAmplitudeDamping => Relax(Math.Sqrt(1 - a[0]), 1 - a[0], a[1]),
        ChannelKind.PhaseDamping => Relax(Math.Sqrt(1 - a[0]), 1, 0),
        ChannelKind.PhaseAmplitudeDamping => Relax(Math.Sqrt(Math.Max(0, 1 - a[0] - a[1])), 1 - a[0], a[2]),
        ChannelKind.ThermalRelaxation => Relax(Math.Exp(-a[2] / a[1]), Math.Exp(-a[2] / a[0]), a.Count > 3 ? a[3] : 0),
        ChannelKind.Kraus => BlochMap.Of(KrausOperators.ToAffine(a)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such channel."),
    };

    /// <summary>4ⁿ / (4ⁿ − 1): the largest argument of the uniform convention, at which every Pauli operator but 1 is equally likely.</summary>
    public static double LargestUniform(int qubits) => Math.Pow(4, qubits) / (Math.Pow(4, qubits) - 1);

    /// <summary>X, Y and Z with these probabilities: each changes the sign of the expectations of the other two.</summary>
    private static BlochMap Mix(double x, double y, double z) => new(1 - (2 * (y + z)), 1 - (2 * (x + z)), 1 - (2 * (x + y)), 0);

    private static BlochMap Shrink(double factor) => new(factor, factor, factor, 0);

    /// <param name="coherence">The factor of the off-diagonal elements.</param>
    /// <param name="population">The factor of the distance of the populations from those of rest.</param>
    /// <param name="excited">The population of |1⟩ at rest.</param>
    private static BlochMap Relax(double coherence, double population, double excited) =>
        new(coherence, coherence, population, (1 - population) * (1 - (2 * excited)));
}
