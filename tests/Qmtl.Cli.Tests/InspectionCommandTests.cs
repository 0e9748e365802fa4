using System.Xml.Linq;

namespace Qmtl.Cli.Tests;

/// <summary><c>params</c> and <c>draw</c>, and how a model is chosen.</summary>
public sealed class InspectionCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Params_counts_every_tensor_stage_and_head()
    {
        var output = ToolRun.Succeed("params", folder.Write("signs.qmtl", Samples.Signs));

        var rows = output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        rows.ShouldBe(
        [
            "Signs shape parameters",
            "──────────────── ───── ──────────",
            "backbone 3",
            "backbone.scale [3] 3",
            "encoding 3",
            "encoding.turn [3] 3",
            "head positive 1",
            "positive.a [] 1",
            "head level 3",
            "level.a [3] 3",
            "head size 1",
            "size.b [] 1",
            "all heads 5",
            "total 11",
            "",
        ]);
    }

    [Fact]
    public void Draw_keeps_to_the_width()
    {
        var file = folder.Write("signs.qmtl", Samples.Signs);

        var output = ToolRun.Succeed("draw", file, "--width", "60");

        output.ShouldContain("q[2]:");
        output.Split('\n').ShouldAllBe(line => line.Length <= 60);
    }

    [Fact]
    public void Draw_writes_a_picture_to_a_file()
    {
        var file = folder.Write("signs.qmtl", Samples.Signs);

        ToolRun.Succeed("draw", file, "--format", "svg", "--output", folder.In("signs.svg")).ShouldBe(folder.In("signs.svg") + "\n");

        var picture = File.ReadAllText(folder.In("signs.svg"));
        XDocument.Parse(picture).Root!.Name.LocalName.ShouldBe("svg");
        ToolRun.Succeed("draw", file, "--format", "svg").ShouldBe(picture);
    }

    [Fact]
    public void A_picture_has_no_width_in_characters()
    {
        var run = ToolRun.Of("draw", folder.Write("signs.qmtl", Samples.Signs), "--format", "svg", "--width", "80");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--width counts characters, so it goes with --format text only.");
    }

    [Fact]
    public void A_file_with_several_models_asks_for_one()
    {
        var file = folder.Write("both.qmtl", Samples.Signs + "\n" + Samples.Overlapping);

        var run = ToolRun.Of("draw", file);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("has several models: Signs, Overlapping. Choose one with --model, for example --model Signs.");
        ToolRun.Succeed("draw", file, "--model", "Overlapping").ShouldStartWith("Overlapping: 1 qubit, 2 heads");
    }

    [Fact]
    public void An_unknown_model_is_answered_with_those_there_are()
    {
        var run = ToolRun.Of("draw", folder.Write("signs.qmtl", Samples.Signs), "--model", "Sings");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("has no model 'Sings'. It has Signs.");
    }

    [Fact]
    public void A_family_without_an_instance_is_explained()
    {
        var file = folder.Write("family.qmtl", "model Family(T) { input x; qubit[T] q; encode { ry(x) q[0]; } head h : binary { logits z(q[0]); } }");

        var run = ToolRun.Of("params", file);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Family has the parameters T: give them values in the file, with model Family1 = Family(…);");
    }
}
