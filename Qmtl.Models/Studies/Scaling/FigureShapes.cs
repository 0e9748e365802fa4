using System.Globalization;
using System.Xml.Linq;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>What figures consist of, as SVG.</summary>
internal static class FigureShapes
{
    private static readonly string[] Colors = ["#0b6e99", "#c4420a", "#7a7a7a", "#6b3fa0"];
    private static readonly string[] Dashes = ["", "8 3", "2 3", "8 3 2 3"];

    /// <summary>An element; attributes without a value are left out.</summary>
    public static XElement Element(string name, params (string Name, string Value)[] attributes)
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        return new XElement(svg + name, attributes.Where(a => a.Value.Length > 0).Select(a => new XAttribute(a.Name, a.Value)));
    }

    /// <summary>A text that begins, ends or has its middle at a point.</summary>
    public static XElement Label(double x, double y, string anchor, string text)
    {
        var label = Element("text", ("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor));
        label.Add(text);
        return label;
    }

    /// <summary>A line in the color and the dashes of a family.</summary>
    public static XElement Line(int family, string path) =>
        Element("path", ("d", path), ("fill", "none"), ("stroke", Colors[family]), ("stroke-width", "2"), ("stroke-dasharray", Dashes[family]));

    /// <summary>A thin line in the color of a family.</summary>
    public static XElement ThinLine(int family, string path) => Element("path", ("d", path), ("stroke", Colors[family]));

    /// <summary>A number with two digits behind the point.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
