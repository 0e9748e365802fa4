using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.Diagram;

/// <summary>What is drawn behind the wires for the expectations that heads take.</summary>
internal static class ObservableSymbols
{
    private const int NamedHeads = 4;

    /// <summary>Columns of observables with the heads that take them: those of one qubit first, then products.</summary>
    public static IReadOnlyList<DiagramColumn> Columns(int wires, IReadOnlyList<HeadIr> heads)
    {
        var layout = new ColumnLayout(wires, DiagramColumn.Observables);
        var taken = heads
            .SelectMany(h => h.Measurements.Select(m => (m.Observable, h.DisplayName)))
            .GroupBy(m => m.Observable, m => m.DisplayName)
            .OrderBy(g => g.Key.Factors.Count > 1);
        foreach (var group in taken) layout.Place(Symbols(group.Key, Names([.. group.Distinct()])));
        return layout.Columns;
    }

    private static KeyValuePair<int, string>[] Symbols(PauliString observable, string heads)
    {
        var product = "⟨" + string.Join("⊗", observable.Factors.Select(f => f.Pauli)) + "⟩";
        var last = observable.Factors.Count - 1;
        return
        [
            .. observable.Factors.Select((factor, i) => new KeyValuePair<int, string>(factor.Qubit, i switch
            {
                0 when last == 0 => product + " " + heads,
                0 => "╭" + product + " " + heads,
                _ when i == last => "╰" + product,
                _ => "├" + product,
            })),
        ];
    }

    private static string Names(string[] heads) => heads.Length <= NamedHeads
        ? string.Join(", ", heads)
        : FormattableString.Invariant($"{string.Join(", ", heads.Take(NamedHeads - 1))} and {heads.Length - NamedHeads + 1} more");
}
