using System.Globalization;

namespace Qmtl.Compiler.Intermediate;

/// <summary>A channel after gates: on all of their qubits together where it acts on several, else on each.</summary>
/// <param name="Gates">After which gates.</param>
/// <param name="On">The qubits that the channel is restricted to; empty where it is not.</param>
public sealed record GateNoiseIr(GateSelectionIr Gates, ChannelKind Channel, EquatableArray<double> Arguments, EquatableArray<int> On)
{
    public override string ToString() =>
        $"after {Gates} {ChannelTable.Get(Channel).Name}({string.Join(", ", Arguments.Select(a => a.ToString("R", CultureInfo.InvariantCulture)))})"
        + RuleQubits.Print(On);
}

/// <summary>The gates that a noise rule is about.</summary>
/// <param name="Qubits">How many qubits they have.</param>
/// <param name="Gate">Which gate; null for all with that many qubits.</param>
/// <param name="On">Which qubits, in the order of the operands where that matters to the gate; empty for any.</param>
public sealed record GateSelectionIr(int Qubits, GateKind? Gate, EquatableArray<int> On)
{
    public bool Includes(GateIr gate)
    {
        if (gate.Qubits.Count != Qubits || (Gate is { } kind && kind != gate.Kind)) return false;
        if (On.Count == 0) return true;
        return Gate is null || GateTable.Get(gate.Kind).IsSymmetric ? On.OrderBy(q => q).SequenceEqual(gate.Qubits.OrderBy(q => q)) : On == gate.Qubits;
    }

    public override string ToString() =>
        (Gate is { } kind ? GateTable.Get(kind).Name : FormattableString.Invariant($"{Qubits}q")) + RuleQubits.Print(On);
}

/// <summary>Readout confusion of qubits, each on its own, in whichever basis they are measured.</summary>
/// <param name="On">Which qubits; empty for all that no other rule names.</param>
/// <param name="OneAtZero">The probability to read 1 where the qubit is 0.</param>
/// <param name="ZeroAtOne">The probability to read 0 where the qubit is 1.</param>
public sealed record ReadoutErrorIr(EquatableArray<int> On, double OneAtZero, double ZeroAtOne)
{
    /// <summary>Whether what is read says nothing of the qubit.</summary>
    public bool IsSingular => Math.Abs(1 - OneAtZero - ZeroAtOne) < 1e-9;

    public override string ToString() => FormattableString.Invariant($"readout({OneAtZero:R}, {ZeroAtOne:R})") + RuleQubits.Print(On);
}

internal static class RuleQubits
{
    /// <summary><c> on 0, 1</c>, with the space; nothing where there are none.</summary>
    public static string Print(EquatableArray<int> qubits) =>
        qubits.Count == 0 ? "" : $" on {string.Join(", ", qubits.Select(q => q.ToString(CultureInfo.InvariantCulture)))}";
}
