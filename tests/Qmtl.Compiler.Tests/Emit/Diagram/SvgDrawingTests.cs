using System.Globalization;
using System.Xml.Linq;
using Qmtl.Compiler.Intermediate;
using Qmtl.Drawing;

namespace Qmtl.Compiler.Tests.Emit.Diagram;

public sealed class SvgDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void It_has_a_title_a_description_and_nothing_from_outside()
    {
        var text = Drawn.Svg(CircuitModels.Digits());
        var svg = XDocument.Parse(text).Root!;

        svg.Name.ShouldBe(Svg + "svg");
        svg.Element(Svg + "title")!.Value.ShouldBe("Digits");
        svg.Element(Svg + "desc")!.Value.ShouldBe(
            "A quantum circuit: 4 qubits, 3 heads. The shared stage has 6 gates. The head odd has 3 gates and measures ⟨Z⟩ of q[0]. "
            + "The head large has 2 gates and measures ⟨Z⟩ of q[2]. The head ink has 0 gates and measures ⟨Z⊗Z⟩ of q[0], q[1].");
        svg.Attribute("aria-labelledby")!.Value.Split(' ').ShouldBe([svg.Element(Svg + "title")!.Attribute("id")!.Value, svg.Element(Svg + "desc")!.Attribute("id")!.Value]);
        svg.Descendants().Select(e => e.Name.LocalName).Distinct().ShouldBeSubsetOf(["title", "desc", "style", "rect", "text", "line", "circle", "path", "g"]);
        svg.Descendants().Attributes().Select(a => a.Name.LocalName).ShouldNotContain(name => name.StartsWith("on", StringComparison.Ordinal) || name == "href");
        svg.Element(Svg + "style")!.Value.ShouldContain("@media (prefers-color-scheme:dark)");
        foreach (var reference in (string[])["url(", "@import", "@font-face", "<script"]) text.ShouldNotContain(reference);
    }

    [Fact]
    public void Every_gate_is_explained_with_its_whole_angles()
    {
        var angle = CircuitModels.Times(CircuitModels.V(100), CircuitModels.Times(CircuitModels.V(200), CircuitModels.V(300)));
        var model = CircuitModels.Model("One", [CircuitModels.Gate(GateKind.CRX, [1, 0], angle)], [CircuitModels.Head("h", [], ["Z0"], 0)], 2);

        var svg = Parse(model);

        svg.Descendants(Svg + "g").Single().Element(Svg + "title")!.Value.ShouldBe("crx(value[100]·(value[200]·value[300])) q[1], q[0]");
        Texts(svg).ShouldContain("value[100]·(value[200]·valu…");
    }

    [Fact]
    public void Every_gate_has_its_shapes()
    {
        var gates = GateTable.All.Select(g => CircuitModels.Gate(
            g.Kind, new[] { 2, 0, 3 }[..g.Qubits], [.. Enumerable.Range(1, g.Angles).Select(k => CircuitModels.C(k / 3.0))]));

        var svg = Parse(CircuitModels.Model("Gates", [.. gates], [CircuitModels.Head("a", [], ["X0 Z1 Y3"], 0)], 4));

        Group(svg, "cx").ShouldBe("line circle:dot circle:not line line");
        Group(svg, "ccx").ShouldBe("line circle:dot circle:dot circle:not line line");
        Group(svg, "cz").ShouldBe("line circle:dot circle:dot");
        Group(svg, "swap").ShouldBe("line line line line line");
        Group(svg, "crx").ShouldBe("line circle:dot rect text:RX text:0.3333");
        Group(svg, "u").ShouldBe("rect text:U text:0.3333, 0.6667, 1");
        Group(svg, "sdg").ShouldBe("rect text:S†");
        Group(svg, "rzz").ShouldBe("line rect text:RZZ text:0.3333 rect text:RZZ");
        svg.Descendants(Svg + "g").Count().ShouldBe(GateTable.All.Count);
        Texts(svg).ShouldContain("⟨X⊗Z⊗Y⟩ a");
        svg.Elements(Svg + "path").Count().ShouldBe(3, "A meter on each measured wire.");
    }

    [Fact]
    public void Gates_say_by_their_class_what_they_depend_on_and_a_legend_what_that_means()
    {
        var svg = Parse(CircuitModels.Digits());

        Classes(svg, "π·shared[0]").ShouldBe("gate data");
        Classes(svg, "w").ShouldBe("gate weights");
        Texts(svg).ShouldContain("data");
        Texts(svg).ShouldContain("trainable");
        Texts(svg).ShouldNotContain("data and trainable");
    }

    [Fact]
    public void Names_are_escaped()
    {
        var svg = XDocument.Parse(CircuitDrawing.Parse("A<&>\"\nqubits größe 1\nencode\nrx 0 data(a<b&c)\ncircuit\nhead x&y\nmeasure Z 0\n").ToSvg()).Root!;

        svg.Element(Svg + "title")!.Value.ShouldBe("A<&>\"");
        Texts(svg).ShouldBeSubsetOf(["A<&>\"", "1 qubit, 1 head", "encode", "größe[0]", "RX", "a<b&c", "⟨Z⟩ x&y", "data"]);
    }

    [Fact]
    public void A_model_without_qubits_says_so() =>
        Texts(Parse(CircuitModels.Classical())).ShouldBe(["Classical has no circuit: all its heads are classical."]);

    [Fact]
    public void It_is_the_same_in_every_culture()
    {
        var model = new OpenQasm.RandomCircuits(3).Model();
        var expected = Drawn.Svg(model);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NegativeSign = "~", NumberDecimalSeparator = "," } };
            Drawn.Svg(model).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Nothing_overlaps_or_leaves_the_page()
    {
        foreach (var model in Enumerable.Range(0, 40).Select(seed => new OpenQasm.RandomCircuits(seed).Model()))
        {
            var svg = Parse(model);
            var page = new Box(svg.Elements(Svg + "rect").First());
            Box[] boxes = [.. svg.Descendants(Svg + "rect").Where(r => Class(r).StartsWith("gate", StringComparison.Ordinal)).Select(r => new Box(r))];
            Box[] regions = [.. svg.Elements(Svg + "rect").Where(r => Class(r).StartsWith("region", StringComparison.Ordinal)).Select(r => new Box(r))];
            Box[] texts = [.. svg.Descendants(Svg + "text").Select(Box.OfText)];

            foreach (var box in boxes.Concat(regions).Concat(texts)) page.Contains(box).ShouldBeTrue($"{model.Name}: {box} leaves {page}");
            ShouldBeApart(boxes);
            ShouldBeApart(regions);
            ShouldBeApart(texts);
            foreach (var region in regions) boxes.ShouldAllBe(b => region.Contains(b) || !region.Overlaps(b));
        }
    }

    [Fact]
    public void A_thousand_gates_fill_strips_of_the_page()
    {
        var random = new OpenQasm.RandomCircuits(7);
        var kinds = GateTable.All.Select(g => g.Kind).ToArray();
        var gates = Enumerable.Range(0, 1000).Select(i => random.Gate(kinds[i % kinds.Length], [.. Enumerable.Range(0, 12)], 0)).ToArray();

        var svg = Parse(CircuitModels.Model("Long", gates, [CircuitModels.Head("a", [], ["Z0"], 0)], 12) with
        {
            Inputs = EquatableArray.Of(new InputIr("x", 0, 3)),
            Parameters = EquatableArray.Of(CircuitModels.Weight(StageKind.Encoding, null, "w", 0, 2)),
        });

        Number(svg, "width").ShouldBeLessThanOrEqualTo(1200);
        svg.Descendants(Svg + "g").Count().ShouldBe(1000);
        svg.Descendants(Svg + "circle").Count(c => Class(c) == "not").ShouldBe(gates.Count(g => g.Kind is GateKind.CX or GateKind.CCX));
    }

    private static XElement Parse(ModelIr model) => XDocument.Parse(Drawn.Svg(model)).Root!;

    private static IEnumerable<string> Texts(XElement svg) => svg.Descendants(Svg + "text").Select(t => t.Value);

    private static string Class(XElement element) => element.Attribute("class")!.Value;

    private static int Number(XElement element, string attribute) => int.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>The class of the box that a text stands in.</summary>
    private static string Classes(XElement svg, string text) =>
        Class(svg.Descendants(Svg + "text").First(t => t.Value == text).Parent!.Element(Svg + "rect")!);

    /// <summary>The shapes of a gate in order.</summary>
    private static string Group(XElement svg, string gate)
    {
        var group = svg.Descendants(Svg + "g").Single(g => g.Element(Svg + "title")!.Value.Split('(', ' ')[0] == gate);
        return string.Join(' ', group.Elements().Skip(1).Select(e => e.Name.LocalName switch
        {
            "circle" => "circle:" + Class(e),
            "text" => "text:" + e.Value,
            var name => name,
        }));
    }

    private static void ShouldBeApart(Box[] boxes)
    {
        for (var i = 0; i < boxes.Length; i++)
        {
            var others = boxes[..i].Where(boxes[i].Overlaps).ToArray();
            others.ShouldBeEmpty();
        }
    }

    private sealed record Box(int Left, int Top, int Right, int Bottom)
    {
        public Box(XElement rect)
            : this(Number(rect, "x"), Number(rect, "y"), Number(rect, "x") + Number(rect, "width"), Number(rect, "y") + Number(rect, "height"))
        {
        }

        /// <summary>About the room of a text in a monospaced font, whose characters are 0.6 of its size wide.</summary>
        public static Box OfText(XElement text)
        {
            var style = Class(text).Split(' ');
            var size = style.Contains("title") ? 15 : style.Contains("name") ? 13 : style.Contains("label") ? 12 : 11;
            var width = text.Value.Length * size * 6 / 10;
            var (x, y) = (Number(text, "x"), Number(text, "y"));
            var left = style.Contains("m") ? x - (width / 2) : style.Contains("end") ? x - width : x;
            return new Box(left, y - 9, left + width, y + 2);
        }

        public bool Contains(Box other) => Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;

        public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
