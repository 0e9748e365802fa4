namespace Qmtl.Drawing;

/// <summary>The circuits of a model, as they are drawn: a wire per qubit, time to the right, gates as early as their qubits allow.</summary>
/// <remarks>
/// Heads on disjoint qubits stand in one drawing, behind the shared encoding stage. Heads that overlap them follow in drawings of their own,
/// where the shared stage is only named. The same layout is drawn in text and in SVG.
/// </remarks>
public sealed class CircuitDrawing
{
    private const int NarrowestPage = 40;

    internal CircuitDrawing(
        string model,
        IReadOnlyList<string> wires,
        IReadOnlyList<DrawnGate> encoding,
        IReadOnlyList<IReadOnlyList<DrawnHead>> circuits,
        IReadOnlyList<string> classicalHeads)
    {
        Model = model;
        Wires = wires;
        ClassicalHeads = classicalHeads;
        HeadCount = circuits.Sum(c => c.Count) + classicalHeads.Count;

        // The shared stage is shown also where no head measures it.
        IReadOnlyList<IReadOnlyList<DrawnHead>> shown = circuits.Count > 0 ? circuits : [[]];
        Circuits = wires.Count == 0 ? [] : [.. shown.Select((heads, i) => CircuitLayout.Of(wires.Count, encoding, heads, isFirst: i == 0))];
    }

    internal string Model { get; }

    /// <summary>What each qubit is called: <c>q[0]</c>.</summary>
    internal IReadOnlyList<string> Wires { get; }

    internal IReadOnlyList<CircuitLayout> Circuits { get; }

    internal IReadOnlyList<string> ClassicalHeads { get; }

    internal int HeadCount { get; }

    /// <summary>Reads the description of a model's circuits that the compiler writes into its class.</summary>
    /// <exception cref="FormatException">The text is no such description.</exception>
    public static CircuitDrawing Parse(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return DescriptionReader.Read(description);
    }

    /// <summary>Draws with characters.</summary>
    /// <param name="width">The number of characters, at least 40, after which the drawing is cut and continued below.</param>
    public string ToText(int width = 120) => TextDiagram.Draw(this, Math.Max(width, NarrowestPage));

    /// <summary>Draws as an SVG document without scripts and without references to anything outside it, for bright and dark backgrounds.</summary>
    public string ToSvg() => SvgDrawing.Draw(this);
}
