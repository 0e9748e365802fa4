namespace Qmtl.Compiler.Intermediate;

/// <summary>What is known of a channel whatever its operands.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Parameters">What its arguments are called.</param>
/// <param name="Optional">How many of the last arguments can be left out, in which case they are 0.</param>
/// <param name="MostQubits">How many qubits it can act on together: 1 for channels of one qubit, which are applied to each.</param>
public sealed record ChannelInfo(ChannelKind Kind, string Name, EquatableArray<string> Parameters, int Optional, int MostQubits)
{
    /// <summary><c>thermal_relaxation(t1, t2, time, excited)</c>.</summary>
    public string Signature => $"{Name}({string.Join(", ", Parameters)})";

    public int FewestArguments => Parameters.Count - Optional;
}

/// <summary>The channels of the language, by kind and by name.</summary>
public static class ChannelTable
{
    private static readonly ChannelInfo[] Channels =
    [
        Channel(ChannelKind.BitFlip, "bit_flip", "p"),
        Channel(ChannelKind.PhaseFlip, "phase_flip", "p"),
        Channel(ChannelKind.BitPhaseFlip, "bit_phase_flip", "p"),
        Channel(ChannelKind.Pauli, "pauli", "px", "py", "pz"),
        Channel(ChannelKind.DepolarizingPauli, "depolarizing_pauli", "p") with { MostQubits = 3 },
        Channel(ChannelKind.DepolarizingUniform, "depolarizing_uniform", "lambda") with { MostQubits = 3 },
        Channel(ChannelKind.AmplitudeDamping, "amplitude_damping", "gamma"),
        Channel(ChannelKind.GeneralizedAmplitudeDamping, "generalized_amplitude_damping", "gamma", "excited"),
        Channel(ChannelKind.PhaseDamping, "phase_damping", "gamma"),
        Channel(ChannelKind.PhaseAmplitudeDamping, "phase_amplitude_damping", "amplitude", "phase", "excited") with { Optional = 1 },
        Channel(ChannelKind.ThermalRelaxation, "thermal_relaxation", "t1", "t2", "time", "excited") with { Optional = 1 },
    ];

    private static readonly ChannelInfo Declared = Channel(ChannelKind.Kraus, "kraus");

    private static readonly Dictionary<string, ChannelInfo> ByName = Channels.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Those that have names of the language.</summary>
    public static IReadOnlyList<ChannelInfo> All => Channels;

    public static ChannelInfo Get(ChannelKind kind) => kind == ChannelKind.Kraus ? Declared : Channels[(int)kind];

    public static bool TryGet(string name, out ChannelInfo? channel) => ByName.TryGetValue(name, out channel);

    private static ChannelInfo Channel(ChannelKind kind, string name, params string[] parameters) =>
        new(kind, name, new EquatableArray<string>(parameters), Optional: 0, MostQubits: 1);
}
