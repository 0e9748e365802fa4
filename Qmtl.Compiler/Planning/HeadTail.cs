namespace Qmtl.Compiler.Planning;

/// <summary>
/// The last steps of one head, and the Pauli products that its observables become before them (the Heisenberg picture): their expectations there are all
/// that the head depends on.
/// </summary>
/// <param name="measurements">Which measurements of the circuit are the head's.</param>
/// <param name="observables">What they measure.</param>
internal sealed class HeadTail(IReadOnlyList<int> measurements, IEnumerable<FramedPauli> observables)
{
    /// <summary>The qubits of the largest register: the reduced density matrix of more takes longer to make than its rotations.</summary>
    private const int MostQubits = 2;

    private readonly List<DraftStep.Rotation> steps = [];
    private HashSet<FramedPauli> products = [.. observables.Select(o => o.WithoutSign())];
    private int pairs;

    public IReadOnlyList<int> Measurements => measurements;

    /// <summary>Whether the head does not see a step, and the tail may come after it.</summary>
    public bool IsApartFrom(DraftStep step) => products.All(step.Commutes) && steps.TrueForAll(step.Commutes);

    /// <summary>Adds steps that commute before those of the tail, if its register can hold what the products become.</summary>
    public bool TryAdd(IReadOnlyList<DraftStep.Rotation> rotations)
    {
        var grown = new HashSet<FramedPauli>(products);
        var turned = 0;
        foreach (var rotation in rotations)
        {
            // With a product also its partner is in the set afterwards, so that they are two for each pair.
            grown.UnionWith([.. grown.Where(p => !rotation.Commutes(p)).Select(p => rotation.Pauli.Times(p).Turn(1).WithoutSign())]);
            turned += grown.Count(p => !rotation.Commutes(p)) / 2;
        }

        if (DualBases.Of(grown).Flips.Count > MostQubits) return false;
        products = grown;
        pairs += turned;
        steps.AddRange(rotations);
        return true;
    }

    /// <summary>
    /// The register of the tail, if it is worth its while in a circuit of so many qubits: if more rotations mix amplitudes than the register has qubits,
    /// and the state has at least two qubits more.
    /// </summary>
    public ReducedRegister? ToRegister(int qubits)
    {
        var (flips, signs) = DualBases.Of(products);
        return qubits >= flips.Count + 2 && steps.Count(s => s.Flip != 0) > flips.Count
            ? new ReducedRegister(flips.ToEquatableArray(), signs.ToEquatableArray(), steps.Count, pairs, measurements.Count)
            : null;
    }
}
