namespace Qmtl.Compiler.Targets;

/// <summary>Where the qubits of a circuit lie on a machine.</summary>
internal sealed class Layout
{
    private const int Nobody = -1;

    private readonly int[] places;
    private readonly int[] tenants;

    /// <param name="places">The place of every qubit of the circuit, each its own.</param>
    /// <param name="size">How many places there are.</param>
    public Layout(IReadOnlyList<int> places, int size)
    {
        this.places = [.. places];
        tenants = Enumerable.Repeat(Nobody, size).ToArray();
        for (var qubit = 0; qubit < places.Count; qubit++) tenants[places[qubit]] = qubit;
    }

    /// <summary>The place of every qubit.</summary>
    public EquatableArray<int> Places => new([.. places]);

    /// <summary>Every qubit at the place of its own number.</summary>
    public static Layout Identity(int qubits, int size) => new([.. Enumerable.Range(0, qubits)], size);

    public int PlaceOf(int qubit) => places[qubit];

    public Layout Copy() => new(places, tenants.Length);

    /// <summary>What a swap gate on two places does, whether qubits of the circuit are there or not.</summary>
    public void SwapPlaces(int first, int second)
    {
        (tenants[first], tenants[second]) = (tenants[second], tenants[first]);
        if (tenants[first] != Nobody) places[tenants[first]] = first;
        if (tenants[second] != Nobody) places[tenants[second]] = second;
    }

    /// <summary>A swap gate of the circuit, done by exchanging the names of two qubits.</summary>
    public void SwapQubits(int first, int second) => SwapPlaces(places[first], places[second]);
}
