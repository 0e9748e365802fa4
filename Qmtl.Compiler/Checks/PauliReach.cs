using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;

namespace Qmtl.Compiler.Checks;

/// <summary>The gates that change an observable on its way backward through a circuit.</summary>
/// <remarks>
/// Sharper than a light cone, which knows one axis for each qubit: Z at the end of a chain of CX is Z on all its qubits before the chain, and commutes with RZ there.
/// The number of strings grows with every rotation, so from <see cref="MostStrings"/> on what is left goes by axes.
/// </remarks>
internal sealed class PauliReach(int qubits, IReadOnlyList<int> wires, IReadOnlyList<OperationIr> operations)
{
    private const int MostStrings = 64;
    private const int MostWires = 64;

    private readonly Dictionary<int, ulong> bits = wires.Select((wire, i) => (wire, i)).ToDictionary(w => w.wire, w => 1UL << w.i);

    /// <summary>Whether a circuit is small enough to be looked at in this way.</summary>
    public static bool IsSmall(int wires, int observables) => wires <= MostWires && observables <= MostWires;

    /// <summary>Adds the positions of the gates that change an observable.</summary>
    public void Add(PauliString observable, IndexSet reached)
    {
        var strings = new HashSet<PauliMask> { MaskOf(observable) };
        GateAxis[]? axes = null;
        for (var i = operations.Count - 1; i >= 0; i--)
        {
            // A channel multiplies strings, or makes them shorter.
            if (operations[i] is not GateIr gate) continue;
            if (axes is null && strings.Count > MostStrings) axes = AxesOf(strings);
            if (axes is null ? PauliSpread.Pass(gate.Kind, [.. gate.Qubits.Select(q => bits[q])], ref strings) : LightCone.Reaches(gate, axes)) reached.Add(i);
        }
    }

    private PauliMask MaskOf(PauliString observable)
    {
        var (x, z) = (0UL, 0UL);
        foreach (var (qubit, pauli) in observable.Factors)
        {
            if (pauli != Pauli.Z) x |= bits[qubit];
            if (pauli != Pauli.X) z |= bits[qubit];
        }

        return new PauliMask(x, z);
    }

    private GateAxis[] AxesOf(HashSet<PauliMask> strings)
    {
        var axes = new GateAxis[qubits];
        foreach (var text in strings)
        {
            foreach (var wire in wires)
            {
                var (x, z) = ((text.X & bits[wire]) != 0, (text.Z & bits[wire]) != 0);
                axes[wire] = axes[wire].Join(x && z ? GateAxis.Y : x ? GateAxis.X : z ? GateAxis.Z : GateAxis.None);
            }
        }

        return axes;
    }
}
