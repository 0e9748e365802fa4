using System.Globalization;
using System.Xml.Linq;
using Qmtl.Models.Studies.Scaling;

namespace Qmtl.Models.Tests.Studies;

public sealed class ScalingFigureTests
{
    private static readonly ScalingPoint[] Points =
    [
        ScalingPoints.Of(2, [0.90, 0.92], [0.93, 0.94], [0.91, 0.92], [0.90, 0.91]),
        ScalingPoints.Of(8, [0.91, 0.92], [0.94, 0.94], [0.92, 0.92], [0.91, 0.91]),
        ScalingPoints.Of(32, [0.92, 0.92], [0.95, 0.95], [0.92, 0.93], [0.91, 0.92]),
    ];

    [Fact]
    public void Every_family_is_in_the_legend_with_its_exponent()
    {
        var texts = Elements("text").Select(t => t.Value).ToArray();

        texts.ShouldContain("QMTL, T^1.00");
        texts.ShouldContain("block-diagonal, T^1.00");
        texts.ShouldContain(t => t.StartsWith("hard sharing, T^1.9", StringComparison.Ordinal));
        texts.ShouldContain(t => t.StartsWith("shared circuit, T^1.9", StringComparison.Ordinal));
    }

    [Fact]
    public void Linear_growth_is_a_straight_line_and_more_is_higher()
    {
        var lines = Elements("path").Select(p => p.Attribute("d")!.Value).Where(d => d.Contains('L')).Select(Numbers).ToArray();

        // Parameters and AUC of each family in turn: x and y of three points.
        lines.Length.ShouldBe(8);
        var (qmtl, hardSharing) = (lines[0], lines[2]);
        (qmtl[3] - qmtl[1]).ShouldBe(qmtl[5] - qmtl[3], 0.05);
        (qmtl[2] - qmtl[0]).ShouldBe(qmtl[4] - qmtl[2], 0.05);
        (hardSharing[1] - hardSharing[5]).ShouldBeGreaterThan(qmtl[1] - qmtl[5]);
        lines[3][5].ShouldBeLessThan(lines[1][5], "hard sharing has the higher AUC, and y goes down");
    }

    [Fact]
    public void Nothing_is_drawn_outside_the_picture()
    {
        foreach (var element in Elements("text"))
        {
            double.Parse(element.Attribute("x")!.Value, CultureInfo.InvariantCulture).ShouldBeInRange(0, 860);
            double.Parse(element.Attribute("y")!.Value, CultureInfo.InvariantCulture).ShouldBeInRange(0, 440);
        }

        foreach (var line in Elements("path").Select(p => p.Attribute("d")!.Value).Where(d => d.Contains('L')).Select(Numbers))
        {
            for (var i = 1; i < line.Length; i += 2) line[i].ShouldBeInRange(40, 350);
        }
    }

    [Fact]
    public void One_seed_has_no_bars()
    {
        var single = ScalingFigure.Draw([ScalingPoints.Of(2, [0.9], [0.9], [0.9], [0.9])]);

        single.ShouldNotContain("NaN");
        single.ShouldNotContain(" V ");
        ScalingFigure.Draw(Points).ShouldContain(" V ");
    }

    private static IEnumerable<XElement> Elements(string name) => XDocument.Parse(ScalingFigure.Draw(Points)).Descendants().Where(e => e.Name.LocalName == name);

    private static double[] Numbers(string path) =>
        [.. path.Split(' ', 'M', 'L').Where(p => p.Length > 0).Select(p => double.Parse(p, CultureInfo.InvariantCulture))];
}
