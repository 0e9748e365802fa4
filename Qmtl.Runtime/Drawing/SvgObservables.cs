namespace Qmtl.Drawing;

/// <summary>Draws the ends of wires: meters, and the measured observables with the heads that take them.</summary>
internal sealed class SvgObservables(SvgWriter writer, IReadOnlyList<DrawnHead> heads)
{
    private const int MeterSize = 30;
    private const int BracketReach = 6;

    public const int EndWidth = MeterSize + 8;

    public static int Width(DrawnObservable observable) => LabelStart(observable) + SvgMetrics.TextWidth(Label(observable), 12);

    /// <summary>Draws a meter on each wire that is measured, from the left edge of the column.</summary>
    public void DrawMeters(int x, Func<int, int> height)
    {
        foreach (var wire in heads.SelectMany(h => h.Observables).SelectMany(o => o.Qubits).Distinct().Order())
        {
            var (left, y) = (x + 8, height(wire));
            writer.Box("gate", left, y - (MeterSize / 2), MeterSize, MeterSize);
            writer.Path(FormattableString.Invariant($"M{left + 5} {y + 7}a10 10 0 0 1 20 0M{left + 15} {y + 7}l7 -13"));
        }
    }

    /// <summary>Draws an observable from the left edge of the column.</summary>
    public void Draw(DrawnObservable observable, int x, Func<int, int> height)
    {
        if (observable.Top != observable.Bottom)
        {
            writer.Line(x, height(observable.Top), x, height(observable.Bottom));
            foreach (var wire in observable.Qubits) writer.Line(x - BracketReach, height(wire), x, height(wire));
        }

        writer.Text("label" + Color(observable), x + LabelStart(observable), height(observable.Top) + 4, Label(observable));
    }

    /// <summary>The color of the head, where only one takes the expectation.</summary>
    private string Color(DrawnObservable observable)
    {
        var index = observable.Heads.Count == 1 ? heads.ToList().FindIndex(h => h.Name == observable.Heads[0]) : -1;
        return index >= 0 ? " " + SvgStyle.Head(index) : "";
    }

    private static string Label(DrawnObservable observable) => observable.Expectation + " " + observable.HeadNames;

    private static int LabelStart(DrawnObservable observable) => observable.Top == observable.Bottom ? 0 : BracketReach;
}
