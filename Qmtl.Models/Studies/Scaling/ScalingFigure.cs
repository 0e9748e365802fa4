using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>Head parameters and AUC against the number of tasks, as SVG: two panels, a line for each family.</summary>
public static class ScalingFigure
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string[] Colors = ["#0b6e99", "#c4420a", "#7a7a7a", "#6b3fa0"];
    private static readonly string[] Dashes = ["", "8 3", "2 3", "8 3 2 3"];

    /// <summary>Draws the figure.</summary>
    /// <returns>An SVG document.</returns>
    public static string Draw(IReadOnlyList<ScalingPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var tasks = points.Select(p => (double)p.Tasks).ToArray();
        var families = Enumerable.Range(0, points[0].Summaries.Count).ToArray();
        var spreads = families.Select(f => points.Select(p => Spread.Of(p.Summaries[f].Overall)).ToArray()).ToArray();
        var x = Axis.Logarithmic(tasks, powersOf: 2);
        var parameters = new Panel(60, x, Axis.Logarithmic([.. families.SelectMany(f => points.Select(p => (double)p.HeadParameters(f)))], powersOf: 10));
        var accuracy = new Panel(480, x, Axis.Linear([.. spreads.SelectMany(s => s).SelectMany(Ends)]));
        var root = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", "0 0 860 440"),
            new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", "12"),
            new XElement(Svg + "rect", Attributes(("width", "860"), ("height", "440"), ("fill", "white"))),
            parameters.Frame("parameters of all heads"),
            accuracy.Frame("mean test AUC"));
        foreach (var f in families)
        {
            root.Add(parameters.Line(f, [.. points.Select(p => ((double)p.Tasks, (double)p.HeadParameters(f)))]));
            root.Add(accuracy.Line(f, [.. points.Zip(spreads[f], (p, s) => ((double)p.Tasks, s.Mean))]));
            root.Add(points.Zip(spreads[f]).Where(p => !double.IsNaN(p.Second.Deviation)).Select(p => accuracy.Bar(f, p.First.Tasks, p.Second)));
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
        yield return new XElement(Svg + "path", Attributes([("d", $"M {left} 418 h 30"), .. Stroke(family)]));
        yield return Label(left + 36, 422, "start", title + exponent);
    }

    private static XElement Label(double x, double y, string anchor, string text) =>
        new(Svg + "text", Attributes(("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor)), text);

    private static (string Name, string Value)[] Stroke(int family) =>
        [("fill", "none"), ("stroke", Colors[family]), ("stroke-width", "2"), ("stroke-dasharray", Dashes[family])];

    private static XAttribute[] Attributes(params (string Name, string Value)[] attributes) =>
        [.. attributes.Where(a => a.Value.Length > 0).Select(a => new XAttribute(a.Name, a.Value))];

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A scale with the values that are marked on it.</summary>
    private sealed record Axis(double Low, double High, IReadOnlyList<double> Marks, bool IsLogarithmic)
    {
        public static Axis Logarithmic(double[] values, int powersOf)
        {
            var (first, last) = ((int)Math.Floor(Math.Log(values.Min(), powersOf) + 1e-9), (int)Math.Ceiling(Math.Log(values.Max(), powersOf) - 1e-9));
            last = Math.Max(last, first + 1);
            return new Axis(Math.Pow(powersOf, first), Math.Pow(powersOf, last), [.. Enumerable.Range(first, last - first + 1).Select(e => Math.Pow(powersOf, e))], true);
        }

        public static Axis Linear(double[] values)
        {
            const double step = 0.02;
            var (first, last) = ((int)Math.Floor(values.Min() / step), (int)Math.Ceiling(values.Max() / step));
            last = Math.Max(last, first + 1);
            return new Axis(first * step, last * step, [.. Enumerable.Range(first, last - first + 1).Select(i => i * step)], false);
        }

        /// <summary>From 0 to 1.</summary>
        public double Place(double value) => IsLogarithmic ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);

        public string Text(double mark) => mark.ToString(IsLogarithmic ? "#,0" : "0.00", CultureInfo.InvariantCulture);
    }

    private sealed record Panel(double Left, Axis X, Axis Y)
    {
        private const double Top = 40;
        private const double Width = 350;
        private const double Height = 310;

        public IEnumerable<XElement> Frame(string title)
        {
            yield return new XElement(
                Svg + "rect", Attributes(("x", Number(Left)), ("y", Number(Top)), ("width", Number(Width)), ("height", Number(Height)), ("fill", "none"), ("stroke", "black")));
            yield return Label(Left + (Width / 2), Top - 14, "middle", title);
            yield return Label(Left + (Width / 2), Top + Height + 38, "middle", "tasks");
            foreach (var mark in X.Marks) yield return Label(Across(mark), Top + Height + 18, "middle", X.Text(mark));
            foreach (var mark in Y.Marks)
            {
                yield return Label(Left - 6, Down(mark) + 4, "end", Y.Text(mark));
                yield return new XElement(Svg + "path", Attributes(("d", $"M {Number(Left)} {Number(Down(mark))} h {Number(Width)}"), ("stroke", "#dddddd")));
            }
        }

        public XElement Line(int family, IReadOnlyList<(double X, double Y)> points)
        {
            var path = new StringBuilder();
            foreach (var (x, y) in points) path.Append(path.Length == 0 ? "M" : " L").Append($" {Number(Across(x))} {Number(Down(y))}");
            return new XElement(Svg + "path", Attributes([("d", path.ToString()), .. Stroke(family)]));
        }

        public XElement Bar(int family, double x, Spread spread)
        {
            var (top, bottom) = (Down(spread.Mean + spread.Deviation), Down(spread.Mean - spread.Deviation));
            return new XElement(Svg + "path", Attributes(("d", $"M {Number(Across(x))} {Number(top)} V {Number(bottom)}"), ("stroke", Colors[family])));
        }

        private double Across(double x) => Left + (Width * X.Place(x));

        private double Down(double y) => Top + (Height * (1 - Y.Place(y)));
    }
}
