using System.Globalization;
using System.Xml.Linq;
using static Qmtl.Models.Studies.Scaling.FigureShapes;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>Head parameters and AUC against the number of tasks, as SVG: two panels, a line for each family.</summary>
public static class ScalingFigure
{
    /// <summary>Draws the figure.</summary>
    /// <returns>An SVG document.</returns>
    public static string Draw(IReadOnlyList<ScalingPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var tasks = points.Select(p => (double)p.Tasks).ToArray();
        var families = Enumerable.Range(0, points[0].Summaries.Count).ToArray();
        var counts = families.Select(f => points.Select(p => (double)p.HeadParameters(f)).ToArray()).ToArray();
        var spreads = families.Select(f => points.Select(p => Spread.Of(p.Summaries[f].Overall)).ToArray()).ToArray();
        var x = FigureAxis.Logarithmic(tasks, powersOf: 2);
        var parameters = new FigurePanel(76, x, FigureAxis.Logarithmic([.. counts.SelectMany(c => c)], powersOf: 10));
        var accuracy = new FigurePanel(490, x, FigureAxis.Linear([.. spreads.SelectMany(s => s).SelectMany(Ends)]));

        var root = Element("svg", ("viewBox", "0 0 860 440"), ("font-family", "sans-serif"), ("font-size", "12"));
        root.Add(Element("rect", ("width", "860"), ("height", "440"), ("fill", "white")));
        root.Add(parameters.Frame("parameters of all heads"), accuracy.Frame("mean test AUC"));
        foreach (var f in families)
        {
            root.Add(parameters.Curve(f, tasks.Zip(counts[f])));
            root.Add(accuracy.Curve(f, tasks.Zip(spreads[f], (t, s) => (t, s.Mean))));
            root.Add(tasks.Zip(spreads[f]).Where(p => !double.IsNaN(p.Second.Deviation)).Select(p => accuracy.Bar(f, p.First, p.Second)));
            root.Add(Legend(f, points));
        }

        return new XDocument(root).ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static double[] Ends(Spread spread) =>
        double.IsNaN(spread.Deviation) ? [spread.Mean] : [spread.Mean - spread.Deviation, spread.Mean + spread.Deviation];

    private static IEnumerable<XElement> Legend(int family, IReadOnlyList<ScalingPoint> points)
    {
        var left = 60 + (family * 200);
        var title = points[0].Summaries[family].Contender.Title;
        var exponent = points.Count < 3 ? "" : string.Create(CultureInfo.InvariantCulture, $", T^{ScalingVerdict.FitHeads(points, family).Exponent:0.00}");
        return [Line(family, $"M {left} 418 h 30"), Label(left + 36, 422, "start", title + exponent)];
    }
}
