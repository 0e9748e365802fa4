using System.Globalization;

namespace Qmtl.Compiler.Intermediate;

/// <summary>What a model runs on.</summary>
/// <param name="Precision">The numbers to compute in; null where the backend leaves that open.</param>
/// <param name="GateNoise">Which channels follow which gates, in order.</param>
/// <param name="Readout">How every measured qubit is misread; null where it is not.</param>
public sealed record BackendIr(string Name, BackendPrecision? Precision, EquatableArray<GateNoiseIr> GateNoise, ReadoutErrorIr? Readout)
{
    /// <summary>Whether it is simulated, or whose machine it is.</summary>
    public BackendKind Kind { get; init; } = BackendKind.Simulator;

    /// <summary>Which machine of the service; null for a simulator.</summary>
    public string? Target { get; init; }

    /// <summary>How often a circuit is measured; null where the backend leaves that open.</summary>
    public int? Shots { get; init; }

    /// <summary>The qubits and gates of the machine, simulated or not.</summary>
    public DeviceIr Device { get; init; } = DeviceIr.Unlimited;

    /// <summary><c>noisy: after 1q bit_flip(0.01); readout(0.02, 0.03)</c>.</summary>
    public override string ToString()
    {
        var rules = GateNoise.Select(rule => rule.ToString());
        if (Readout is not null) rules = rules.Append(Readout.ToString());
        var settings = string.Join("; ", Device.Settings.Concat(rules));
        return settings.Length == 0 ? Name : $"{Name}: {settings}";
    }
}

public enum BackendPrecision
{
    Bits32,
    Bits64,
}

/// <summary>A channel after every gate of so many qubits: on all of them together where it acts on several, else on each.</summary>
public sealed record GateNoiseIr(int GateQubits, ChannelKind Channel, EquatableArray<double> Arguments)
{
    public override string ToString() => FormattableString.Invariant(
        $"after {GateQubits}q {ChannelTable.Get(Channel).Name}({string.Join(", ", Arguments.Select(a => a.ToString("R", CultureInfo.InvariantCulture)))})");
}

/// <summary>Readout confusion of a qubit, in whichever basis it is measured.</summary>
/// <param name="OneAtZero">The probability to read 1 where the qubit is 0.</param>
/// <param name="ZeroAtOne">The probability to read 0 where the qubit is 1.</param>
public sealed record ReadoutErrorIr(double OneAtZero, double ZeroAtOne)
{
    public override string ToString() => FormattableString.Invariant($"readout({OneAtZero:R}, {ZeroAtOne:R})");
}
