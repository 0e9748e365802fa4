using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Planning;

/// <summary>The frames of all qubits while gates are read one after the other.</summary>
/// <remarks>
/// An index i of the state stands for the basis state whose qubit q is parity(i &amp; Sign[q]) ^ Inverted[q]. X, CX and SWAP only
/// permute basis states, linearly over GF(2), so instead of moving amplitudes they change what the indices stand for.
/// Throughout, parity(Flip[p] &amp; Sign[q]) is 1 exactly where p = q.
/// </remarks>
internal sealed class FrameTable(int qubits)
{
    private readonly QubitFrame[] frames = [.. Enumerable.Range(0, qubits).Select(q => new QubitFrame(1 << q, 1 << q, false))];

    public EquatableArray<QubitFrame> ToFrames() => frames.ToEquatableArray();

    public void X(int qubit) => frames[qubit] = frames[qubit] with { Inverted = !frames[qubit].Inverted };

    public void CX(int control, int target)
    {
        var (c, t) = (frames[control], frames[target]);
        frames[control] = c with { Flip = c.Flip ^ t.Flip };
        frames[target] = t with { Sign = t.Sign ^ c.Sign, Inverted = t.Inverted ^ c.Inverted };
    }

    public void Swap(int first, int second) => (frames[first], frames[second]) = (frames[second], frames[first]);

    /// <summary>The basis states in which every one of the qubits is 1, the conditions ordered by mask.</summary>
    public EquatableArray<ParityCondition> AllOnes(IEnumerable<int> qubits) =>
        qubits.Select(q => new ParityCondition(frames[q].Sign, !frames[q].Inverted)).OrderBy(c => c.Mask).ToEquatableArray();

    /// <summary>
    /// The Pauli product on indices. With Y = i·X·Z (Y|0⟩ = i|1⟩, Y|1⟩ = −i|0⟩) every Y is one turn, and an inverted qubit turns the
    /// sign of Z and Y around, which is two.
    /// </summary>
    public FramedPauli Frame(IEnumerable<PauliFactor> factors)
    {
        var (flip, sign, turns) = (0, 0, 0);
        foreach (var (qubit, pauli) in factors)
        {
            var frame = frames[qubit];
            if (pauli != Pauli.Z) flip ^= frame.Flip;
            if (pauli == Pauli.X) continue;
            sign ^= frame.Sign;
            turns += (pauli == Pauli.Y ? 1 : 0) + (frame.Inverted ? 2 : 0);
        }

        return new FramedPauli(flip, sign, turns % 4);
    }
}
