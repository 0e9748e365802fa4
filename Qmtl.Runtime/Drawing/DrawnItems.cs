namespace Qmtl.Drawing;

/// <summary>What the angles of a gate depend on.</summary>
internal enum AngleSource
{
    /// <summary>Nothing: there are none, or they are constant.</summary>
    None,

    /// <summary>The input of the model, or what its backbone makes of it.</summary>
    Data,

    /// <summary>Trainable parameters.</summary>
    Weights,

    /// <summary>Both, as where data enter again and again, scaled by weights.</summary>
    Both,
}

/// <summary>Something that stands on wires, in one column. Its qubits are in the order of the operands.</summary>
internal abstract record DrawnItem(IReadOnlyList<int> Qubits)
{
    /// <summary>The uppermost of its wires.</summary>
    public int Top { get; } = Qubits.Min();

    /// <summary>The lowest of its wires.</summary>
    public int Bottom { get; } = Qubits.Max();
}

/// <summary>A gate by its name in the language, the controls first, with its angles as text; a noise channel has <c>~</c> before its name.</summary>
internal sealed record DrawnGate(string Name, IReadOnlyList<int> Qubits, IReadOnlyList<string> Angles, AngleSource Source) : DrawnItem(Qubits);

/// <summary>A measured observable, a Pauli operator for each qubit in order, with the heads that take its expectation.</summary>
internal sealed record DrawnObservable(string Paulis, IReadOnlyList<int> Qubits, IReadOnlyList<string> Heads) : DrawnItem(Qubits)
{
    private const int NamedHeads = 4;

    /// <summary><c>⟨X⊗Z⟩</c>.</summary>
    public string Expectation => "⟨" + string.Join('⊗', Paulis.ToCharArray()) + "⟩";

    /// <summary>The names of the heads; of many only the first, and how many more.</summary>
    public string HeadNames => Heads.Count <= NamedHeads
        ? string.Join(", ", Heads)
        : FormattableString.Invariant($"{string.Join(", ", Heads.Take(NamedHeads - 1))} and {Heads.Count - NamedHeads + 1} more");
}

/// <summary>A head: the gates of its own block, and what it measures.</summary>
internal sealed record DrawnHead(string Name, List<DrawnGate> Gates, List<DrawnObservable> Observables);
