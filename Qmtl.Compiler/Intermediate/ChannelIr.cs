using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Intermediate;

/// <summary>A noise channel. Those of one qubit act on one; depolarizing channels on one or more together.</summary>
/// <param name="Arguments">Probabilities, rates or times, as <see cref="ChannelTable"/> names them.</param>
public sealed record ChannelIr(ChannelKind Kind, EquatableArray<int> Qubits, EquatableArray<double> Arguments, TextSpan Span) : OperationIr(Qubits, Span)
{
    /// <summary>What the channel does to Pauli expectations. That of a depolarizing channel holds for every product that acts on one of its qubits.</summary>
    public BlochMap Map => BlochMaps.Of(Kind, Qubits.Count, Arguments);

    /// <summary>The channel as the other qubits see it when some of them are left out: only a depolarizing channel has others.</summary>
    /// <param name="kept">The qubits that are kept, at least one of them.</param>
    public ChannelIr Restrict(EquatableArray<int> kept) =>
        kept.Count == Qubits.Count ? this : new(ChannelKind.DepolarizingUniform, kept, EquatableArray.Of(1 - Map.X), Span);
}

/// <summary>The noise channels of the language.</summary>
public enum ChannelKind
{
    BitFlip,
    PhaseFlip,
    BitPhaseFlip,
    Pauli,
    DepolarizingPauli,
    DepolarizingUniform,
    AmplitudeDamping,
    GeneralizedAmplitudeDamping,
    PhaseDamping,
    PhaseAmplitudeDamping,
    ThermalRelaxation,

    /// <summary>A channel that a file declares; its arguments are the numbers of its <see cref="KrausOperators"/>.</summary>
    Kraus,
}
