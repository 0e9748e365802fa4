using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Slicing;

/// <summary>The part of a model that some of its expectations depend on.</summary>
/// <remarks>
/// An expectation ⟨0|U†OU|0⟩ does not change when a gate that commutes with O and with all gates after it is left out of U. Going
/// backward, every qubit has the axis of everything kept so far that acts on it; a gate commutes with all of it where on each of its
/// qubits nothing is kept yet or the axes agree. So the rule drops what shares no qubit with the cone (Evenbly and Vidal,
/// arXiv:0707.1454), a diagonal gate before Z measurements, and the like. Cones whose heads do not disturb each
/// other are joined by taking unions: what is kept for several expectations is what is kept for one of them.
/// Going backward, a channel with a name of the language multiplies Pauli operators and turns Z into Z + 1: it leaves every axis as it is, and is kept where it
/// changes something. Any other may turn an operator into all of them.
/// </remarks>
/// <param name="Qubits">The qubits to simulate.</param>
/// <param name="Encoding">The gates of the shared stage to apply, by position.</param>
/// <param name="Block">The gates of heads to apply, by position among those of all heads.</param>
/// <param name="Footprints">The qubits that heads measure and that their own gates, as far as they lie in the cone, act on.</param>
/// <param name="IsMixed">Whether it is simulated as a density matrix, as there is a channel in it and it does not run on trajectories.</param>
internal sealed record LightCone(IndexSet Qubits, IndexSet Encoding, IndexSet Block, HeadFootprints Footprints, bool IsMixed)
{
    /// <summary>What it is to simulate.</summary>
    public SimulationSize Size { get; } = new(Qubits.Count, Encoding.Count + Block.Count, IsMixed);

    public LightCone Union(LightCone other) => new(
        Qubits.Union(other.Qubits),
        Encoding.Union(other.Encoding),
        Block.Union(other.Block),
        Footprints.Union(other.Footprints),
        IsMixed || other.IsMixed);

    /// <summary>What both in one circuit are to simulate.</summary>
    public SimulationSize GetJoint(LightCone other) => new(
        Qubits.CountOfUnion(other.Qubits),
        Encoding.CountOfUnion(other.Encoding) + Block.CountOfUnion(other.Block),
        IsMixed || other.IsMixed);

    /// <summary>Whether the gate or channel may change an expectation; if so its axes join those it has passed.</summary>
    public static bool Reaches(OperationIr operation, GateAxis[] axes) => operation switch
    {
        GateIr gate => Reaches(gate, axes),
        ChannelIr channel => Reaches(channel, axes),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    private static bool Reaches(ChannelIr channel, GateAxis[] axes)
    {
        if (channel.Qubits.All(q => channel.Map.Keeps(axes[q]))) return false;
        if (channel.Map.IsGeneral) axes[channel.Qubits[0]] = GateAxis.Mixed;
        return true;
    }

    /// <summary>Whether the gate may change an expectation; if so its axes join those it has passed.</summary>
    public static bool Reaches(GateIr gate, GateAxis[] axes)
    {
        var commutes = true;
        for (var i = 0; i < gate.Qubits.Count; i++) commutes &= axes[gate.Qubits[i]].Commutes(GateAxes.Get(gate.Kind, i));
        if (commutes) return false;

        for (var i = 0; i < gate.Qubits.Count; i++)
        {
            var qubit = gate.Qubits[i];
            axes[qubit] = axes[qubit].Join(GateAxes.Get(gate.Kind, i));
        }

        return true;
    }
}
