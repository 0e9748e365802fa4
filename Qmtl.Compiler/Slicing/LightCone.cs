using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Slicing;

/// <summary>The part of a model that the expectations of some heads depend on.</summary>
/// <remarks>
/// An expectation ⟨0|U†OU|0⟩ does not change when a gate that commutes with O and with all gates after it is left out of U. Going
/// backward, every qubit has the axis of everything kept so far that acts on it; a gate commutes with all of it where on each of its
/// qubits nothing is kept yet or the axes agree. So the rule drops what shares no qubit with the cone (Evenbly and Vidal,
/// arXiv:0707.1454), a diagonal gate before Z measurements, and the like. The cones of heads whose blocks do not disturb each
/// other are joined by taking unions: what is kept for several heads is what is kept for one of them.
/// Going backward, a channel multiplies Pauli operators and turns Z into Z + 1: it leaves every axis as it is, and is kept where it
/// changes something.
/// </remarks>
internal sealed class LightCone
{
    private LightCone(IndexSet qubits, IndexSet encoding, HeadFootprint footprint, int blockGates, bool isMixed)
    {
        Qubits = qubits;
        Encoding = encoding;
        Footprint = footprint;
        BlockGates = blockGates;
        IsMixed = isMixed;
    }

    /// <summary>The qubits to simulate.</summary>
    public IndexSet Qubits { get; }

    /// <summary>The gates of the shared stage to apply, by position.</summary>
    public IndexSet Encoding { get; }

    /// <summary>The qubits that the heads measure and that their own gates, as far as they lie in the cone, act on.</summary>
    public HeadFootprint Footprint { get; }

    public int BlockGates { get; }

    /// <summary>Whether a channel lies in it, so that it is simulated as a density matrix.</summary>
    public bool IsMixed { get; }

    /// <summary>What it is to simulate.</summary>
    public SimulationSize Size => new(Qubits.Count, Encoding.Count + BlockGates, IsMixed);

    /// <summary>The cone of one head, and its own gates that lie in it, by position.</summary>
    public static LightCone Of(ModelIr model, HeadIr head, out IReadOnlyList<OperationIr> block)
    {
        var axes = new GateAxis[model.Qubits];
        foreach (var (qubit, pauli) in head.Measurements.SelectMany(m => m.Observable.Factors))
            axes[qubit] = axes[qubit].Join(GateAxes.Get(pauli));

        var kept = new List<OperationIr>();
        for (var i = head.Gates.Count - 1; i >= 0; i--)
        {
            if (Reaches(head.Gates[i], axes)) kept.Add(head.Gates[i]);
        }

        kept.Reverse();
        block = kept;

        var encoding = new IndexSet(model.Encoding.Count);
        for (var i = model.Encoding.Count - 1; i >= 0; i--)
        {
            if (Reaches(model.Encoding[i], axes)) encoding.Add(i);
        }

        var isMixed = kept.OfType<ChannelIr>().Any() || encoding.Members().Any(i => model.Encoding[i] is ChannelIr);
        var qubits = new IndexSet(model.Qubits);
        for (var q = 0; q < axes.Length; q++)
        {
            if (axes[q] != GateAxis.None) qubits.Add(q);
        }

        return new LightCone(qubits, encoding, HeadFootprint.Of(model.Qubits, kept, head.Measurements), kept.Count, isMixed);
    }

    public LightCone Union(LightCone other) => new(
        Qubits.Union(other.Qubits),
        Encoding.Union(other.Encoding),
        Footprint.Union(other.Footprint),
        BlockGates + other.BlockGates,
        IsMixed || other.IsMixed);

    /// <summary>What both in one circuit are to simulate.</summary>
    public SimulationSize GetJoint(LightCone other) => new(
        Qubits.CountOfUnion(other.Qubits),
        Encoding.CountOfUnion(other.Encoding) + BlockGates + other.BlockGates,
        IsMixed || other.IsMixed);

    private static bool Reaches(OperationIr operation, GateAxis[] axes) => operation switch
    {
        GateIr gate => Reaches(gate, axes),
        ChannelIr channel => !channel.Qubits.All(q => channel.Map.Keeps(axes[q])),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

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
