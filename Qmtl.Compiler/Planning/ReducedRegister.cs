namespace Qmtl.Compiler.Planning;

/// <summary>
/// The last steps of a head, that act on one or two qubits in the frame of the circuit: they are done on the reduced density matrix of these, not on
/// the state. In X and Z of the register, qubit k of it flips <paramref name="Flips"/>[k], and its value is the parity of <paramref name="Signs"/>[k].
/// </summary>
/// <param name="Flips">Masks of an index; parity(Flips[j] &amp; Signs[k]) is 1 for j = k and else 0.</param>
/// <param name="Signs">Masks of an index.</param>
/// <param name="Steps">How many steps it does, all of them rotations.</param>
/// <param name="Pairs">
/// How many pairs of Pauli products these turn into each other, all steps together. A rotation turns P / 4 pairs of P products; those that no measurement
/// depends on are left out.
/// </param>
/// <param name="Measurements">How many products it measures.</param>
public sealed record ReducedRegister(EquatableArray<int> Flips, EquatableArray<int> Signs, int Steps, int Pairs, int Measurements)
{
    public int Qubits => Flips.Count;

    /// <summary>How many Pauli products of its qubits there are, with the identity.</summary>
    public int Products => 1 << (2 * Qubits);
}
