using Qmtl.Cli.Terminals;

namespace Qmtl.Cli.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_correct_file_is_said_to_have_no_errors()
    {
        var run = ToolRun.Of("check", folder.Write("signs.qmtl", Samples.Signs));

        run.ShouldBe(new ToolRun(0, "1 file, 1 model: 0 errors, 0 warnings.\n", ""));
    }

    [Fact]
    public void An_error_is_shown_with_its_place_and_the_line_underlined()
    {
        var file = folder.Write("wrong.qmtl", "model M {\n\tinput x;\n    qubit[1] q;\n\tencode { ry(y) q[0]; }\n    head h : binary { logits z(q[0]); }\n}\n");

        var run = ToolRun.Of("check", file);

        run.ExitCode.ShouldBe(1);
        var lines = run.Error.Split('\n');
        lines[0].ShouldStartWith($"{file}(4,14): error QMTL1");
        lines[1].ShouldBe("  4 | \tencode { ry(y) q[0]; }");
        lines[2].ShouldBe("    | \t            ^");
        run.Out.ShouldBe("1 file, 0 models: 1 error, 0 warnings.\n");
    }

    [Fact]
    public void Files_are_imported_from_where_the_file_lies_and_their_errors_shown_with_their_lines()
    {
        Directory.CreateDirectory(folder.In("lib"));
        folder.Write("lib/layer.qmtl", "\nansatz Layer on q { h q[2]; }\n");
        var file = folder.Write("main.qmtl", "import \"lib/layer.qmtl\";\nmodel M { qubit[2] q; encode { Layer on q; } head h : binary { logits z(q[0]); } }\n");

        var run = ToolRun.Of("check", file);

        run.ExitCode.ShouldBe(1);
        var lines = run.Error.Split('\n');
        lines[0].ShouldStartWith($"{folder.In("lib/layer.qmtl")}(2,23): error QMTL2001: ");
        lines[1].ShouldBe("  2 | ansatz Layer on q { h q[2]; }");

        folder.Write("lib/layer.qmtl", "ansatz Layer on q { h q[1]; }\n");
        ToolRun.Of("check", file).Out.ShouldBe("1 file, 1 model: 0 errors, 0 warnings.\n");
    }

    [Fact]
    public void A_warning_is_shown_and_is_no_failure()
    {
        var file = folder.Write("odd.qmtl", "model M { input x; weight w; head h : regression { logits x; } }\n");

        ToolRun.Of("check", file).ShouldBe(new ToolRun(
            0,
            "1 file, 1 model: 0 errors, 1 warning.\n",
            $"{file}(1,27): warning QMTL1101: the weight 'w' is never used: remove it, or write '_w' if that is meant\n"
                + "  1 | model M { input x; weight w; head h : regression { logits x; } }\n"
                + "    |                           ^\n"));
    }

    [Fact]
    public void All_files_are_checked_even_when_the_first_is_missing()
    {
        var run = ToolRun.Of("check", folder.In("none.qmtl"), folder.Write("signs.qmtl", Samples.Signs), folder.Path);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("none.qmtl: the file does not exist.");
        run.Error.ShouldContain("this is a folder. Name a .qmtl file in it.");
        run.Out.ShouldBe("3 files, 1 model: 2 errors, 0 warnings.\n");
    }

    [Fact]
    public void A_file_that_is_no_text_is_one_error()
    {
        var file = folder.In("image.qmtl");
        File.WriteAllBytes(file, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0xFF, 0xFE, 0x80]);

        ToolRun.Of("check", file).ShouldBe(new ToolRun(
            1, "1 file, 0 models: 1 error, 0 warnings.\n", $"{file}: this is not a text file in UTF-8. Name a .qmtl file, or save it as UTF-8.\n"));
    }

    [Fact]
    public void The_models_of_the_manual_are_correct()
    {
        var examples = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "examples"), "*.qmtl");

        examples.ShouldNotBeEmpty();
        ToolRun.Succeed(["check", .. examples]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Colors_are_only_for_terminals(bool useColors)
    {
        var file = folder.Write("wrong.qmtl", "model M { head h : binary { logits y; } }");
        var error = new StringWriter();

        await Tool.RunAsync(["check", file], new Terminal(TextWriter.Null, error, UseColors: useColors));

        error.ToString().Contains('\e').ShouldBe(useColors);
    }
}
