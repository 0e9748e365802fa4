namespace Qmtl.Drawing;

/// <summary>Draws circuits as an SVG document: a headline, the strips of each circuit, and a legend.</summary>
internal static class SvgDrawing
{
    private const int HeadlineHeight = 30;
    private const int LegendHeight = 30;

    private static readonly (AngleSource Source, string Meaning)[] Meanings =
    [
        (AngleSource.Data, "data"),
        (AngleSource.Weights, "trainable"),
        (AngleSource.Both, "data and trainable"),
    ];

    public static string Draw(CircuitDrawing drawing)
    {
        var body = new SvgWriter();
        var y = SvgMetrics.Margin;
        var width = DrawHeadline(body, drawing, y);
        y += HeadlineHeight;
        foreach (var circuit in drawing.Circuits)
        {
            var strips = new SvgStrips(body, drawing.Wires, circuit);
            (width, y) = (Math.Max(width, strips.Width), strips.Draw(y));
        }

        if (drawing.Circuits.Count > 0) y = DrawLegend(body, drawing, y);
        return Document(drawing, width, y + SvgMetrics.Margin - 10, body.ToString());
    }

    private static int DrawHeadline(SvgWriter body, CircuitDrawing drawing, int y)
    {
        var x = SvgMetrics.Margin;
        if (drawing.Circuits.Count == 0)
        {
            body.Text("", x, y + 12, Headline.WithoutCircuit(drawing));
            return x + SvgMetrics.TextWidth(Headline.WithoutCircuit(drawing)) + SvgMetrics.Margin;
        }

        body.Text("title", x, y + 12, drawing.Model);
        x += SvgMetrics.TextWidth(drawing.Model, 15) + 12;
        body.Text("soft", x, y + 12, Headline.Counts(drawing));
        return x + SvgMetrics.TextWidth(Headline.Counts(drawing)) + SvgMetrics.Margin;
    }

    /// <summary>What the colors of gates mean, of those that there are, and which heads have no circuit.</summary>
    private static int DrawLegend(SvgWriter body, CircuitDrawing drawing, int y)
    {
        var sources = drawing.Circuits.SelectMany(c => c.Columns).SelectMany(c => c.Items).OfType<DrawnGate>().Select(g => g.Source).ToHashSet();
        var x = SvgMetrics.Margin;
        foreach (var (source, meaning) in Meanings.Where(m => sources.Contains(m.Source)))
        {
            body.Box(SvgStyle.Gate(source), x, y + 4, 12, 12, radius: 2);
            body.Text("soft", x + 18, y + 14, meaning);
            x += 18 + SvgMetrics.TextWidth(meaning) + 20;
        }

        if (x > SvgMetrics.Margin) y += LegendHeight;
        if (drawing.ClassicalHeads.Count == 0) return y;
        body.Text("soft", SvgMetrics.Margin, y + 14, Headline.ClassicalHeads(drawing));
        return y + LegendHeight;
    }

    private static string Document(CircuitDrawing drawing, int width, int height, string body)
    {
        var svg = new SvgWriter();
        var name = SvgWriter.Escape(drawing.Model);
        svg.Raw(FormattableString.Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{SvgStyle.Root}\" role=\"img\" aria-labelledby=\"{name}-title {name}-desc\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">"));
        svg.Raw($"<title id=\"{name}-title\">{name}</title>");
        svg.Raw($"<desc id=\"{name}-desc\">{SvgWriter.Escape(SvgWords.Describe(drawing))}</desc>");
        svg.Raw("<style>");
        foreach (var rule in SvgStyle.Sheet) svg.Raw(rule);
        svg.Raw("</style>");
        svg.Box("paper", 0, 0, width, height, radius: 6);
        svg.Raw(body + "</svg>");
        return svg.ToString();
    }
}
