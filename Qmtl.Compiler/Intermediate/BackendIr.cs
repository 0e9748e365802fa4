namespace Qmtl.Compiler.Intermediate;

/// <summary>What a model runs on.</summary>
/// <param name="Precision">The numbers to compute in; null where the backend leaves that open.</param>
/// <param name="GateNoise">Which channels follow which gates, in order.</param>
/// <param name="Readout">How measured qubits are misread.</param>
public sealed record BackendIr(string Name, BackendPrecision? Precision, EquatableArray<GateNoiseIr> GateNoise, EquatableArray<ReadoutErrorIr> Readout)
{
    /// <summary>Whether it is simulated, or whose machine it is.</summary>
    public BackendKind Kind { get; init; } = BackendKind.Simulator;

    /// <summary>Which machine of the service; null for a simulator.</summary>
    public string? Target { get; init; }

    /// <summary>How often a circuit is measured; null where the backend leaves that open.</summary>
    public int? Shots { get; init; }

    /// <summary>The qubits and gates of the machine, simulated or not.</summary>
    public DeviceIr Device { get; init; } = DeviceIr.Unlimited;

    /// <summary>How many gates each gate with noise becomes, an odd number: G·(G†·G)ᵏ with 2k + 1 gates, which makes noise about so many times as strong.</summary>
    public int Fold { get; init; } = 1;

    /// <summary>How many quantum trajectories expectations under noise are means over; null where they are those of a density matrix.</summary>
    public int? Trajectories { get; init; }

    /// <summary>Whether what is read is corrected by the inverse of its readout errors.</summary>
    public bool InvertsReadout { get; init; }

    /// <summary><c>noisy: after 1q bit_flip(0.01); readout(0.02, 0.03)</c>.</summary>
    public override string ToString()
    {
        var rules = GateNoise.Select(rule => rule.ToString()).Concat(Readout.Select(error => error.ToString()));
        if (InvertsReadout) rules = rules.Append("mitigation readout");
        if (Trajectories is { } trajectories) rules = rules.Prepend(FormattableString.Invariant($"trajectories {trajectories}"));
        if (Fold > 1) rules = rules.Prepend(FormattableString.Invariant($"fold {Fold}"));
        var sampling = Shots is { } shots ? [FormattableString.Invariant($"shots {shots}")] : Array.Empty<string>();
        var settings = string.Join("; ", sampling.Concat(Device.Settings).Concat(rules));
        return settings.Length == 0 ? Name : $"{Name}: {settings}";
    }
}

public enum BackendPrecision
{
    Bits32,
    Bits64,
}
