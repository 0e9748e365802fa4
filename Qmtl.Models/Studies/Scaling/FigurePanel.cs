using System.Xml.Linq;
using static Qmtl.Models.Studies.Scaling.FigureShapes;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>One diagram of a figure.</summary>
/// <param name="Left">Where it begins.</param>
/// <param name="X">What goes to the right.</param>
/// <param name="Y">What goes up.</param>
internal sealed record FigurePanel(double Left, FigureAxis X, FigureAxis Y)
{
    private const double Top = 40;
    private const double Width = 350;
    private const double Height = 310;

    /// <summary>Its border, titles and marks.</summary>
    public IEnumerable<XElement> Frame(string title)
    {
        yield return Element(
            "rect", ("x", Number(Left)), ("y", Number(Top)), ("width", Number(Width)), ("height", Number(Height)), ("fill", "none"), ("stroke", "black"));
        yield return Label(Left + (Width / 2), Top - 14, "middle", title);
        yield return Label(Left + (Width / 2), Top + Height + 38, "middle", "tasks");
        foreach (var mark in X.Marks) yield return Label(Across(mark), Top + Height + 18, "middle", X.Text(mark));
        foreach (var mark in Y.Marks)
        {
            yield return Label(Left - 6, Down(mark) + 4, "end", Y.Text(mark));
            yield return Element("path", ("d", $"M {Number(Left)} {Number(Down(mark))} h {Number(Width)}"), ("stroke", "#dddddd"));
        }
    }

    /// <summary>A line of a family through points.</summary>
    public XElement Curve(int family, IEnumerable<(double X, double Y)> points) =>
        Line(family, $"M{string.Join(" L", points.Select(p => $" {Number(Across(p.X))} {Number(Down(p.Y))}"))}");

    /// <summary>A bar from one deviation below a mean to one above, beside those of other families.</summary>
    public XElement Bar(int family, double x, Spread spread) =>
        ThinLine(family, $"M {Number(Across(x) + (4 * family) - 6)} {Number(Down(spread.Mean + spread.Deviation))} V {Number(Down(spread.Mean - spread.Deviation))}");

    private double Across(double x) => Left + (Width * X.Place(x));

    private double Down(double y) => Top + (Height * (1 - Y.Place(y)));
}
