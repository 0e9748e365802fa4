using System.Globalization;
using System.Text;

namespace Qmtl.Drawing;

/// <summary>Writes SVG elements, one a line. All coordinates are whole numbers, so that every machine writes the same.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder text = new();

    public void Line(int x1, int y1, int x2, int y2, string style = "link") => Add($"<line class=\"{style}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>");

    public void Circle(string style, int x, int y, int radius) => Add($"<circle class=\"{style}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");

    public void Path(string data, string style = "link") => Add($"<path class=\"{style}\" d=\"{data}\"/>");

    public void Box(string style, int x, int y, int width, int height, int radius = 4) =>
        Add($"<rect class=\"{style}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"/>");

    public void Text(string style, int x, int y, string content) => Add($"<text class=\"{style}\" x=\"{x}\" y=\"{y}\">{Escape(content)}</text>");

    /// <summary>Begins a group that viewers explain with a text when one points at it.</summary>
    public void OpenGroup(string title) => Add($"<g><title>{Escape(title)}</title>");

    public void CloseGroup() => Raw("</g>");

    public void Raw(string line) => text.Append(line).Append('\n');

    public override string ToString() => text.ToString();

    public static string Escape(string content) =>
        content.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private void Add(FormattableString element) => Raw(element.ToString(CultureInfo.InvariantCulture));
}
