namespace Qmtl.Cli.Tests;

/// <summary>Numbers for constants of a file, from the command line.</summary>
public sealed class ConstantTests : IDisposable
{
    private const string Wide = "const features = 3;\nmodel Wide { input x[features]; head h : regression { logits linear(x); } }\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Numbers_take_the_place_of_those_in_the_file_and_in_what_it_imports()
    {
        folder.Write("sizes.qmtl", "const features = 3;\n");
        var file = folder.Write("wide.qmtl", "import \"sizes.qmtl\";\nconst rows = 1;\nmodel Wide { input x[rows * features]; head h : regression { logits linear(x); } }\n");

        ToolRun.Succeed("params", file).ShouldContain("h.weight  [1, 3]");
        ToolRun.Succeed("params", file, "--constants", "features=768 rows=2").ShouldContain("h.weight  [1, 1536]");
    }

    [Fact]
    public void A_model_is_trained_and_used_with_the_same_numbers()
    {
        var file = folder.Write("wide.qmtl", Wide);
        var data = folder.Write("data.csv", "x[0],x[1],h\n1,2,3\n2,1,3\n0,1,1\n1,0,1\n2,2,4\n");
        ToolRun.Succeed("train", file, "--data", data, "--constants", "features=2", "--validation", "0", "--epochs", "1", "--output", folder.In("run"));
        var parameters = folder.In("run/parameters.safetensors");

        ToolRun.Succeed("predict", file, "--data", data, "--parameters", parameters, "-c", "features=2").Split('\n').Length.ShouldBe(7);
        ToolRun.Of("predict", file, "--data", data, "--parameters", parameters).ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData("feature=768", "wide.qmtl. Constants there: features.\n")]
    [InlineData("features", "--constants: 'features' is not a name and a number. Write name=number, such as features=768.\n")]
    [InlineData("features=2 features=3", "--constants: 'features' is given 2 times. Give it once.\n")]
    public void A_list_that_cannot_be_followed_is_wrong_usage(string list, string message)
    {
        var file = folder.Write("wide.qmtl", Wide);
        foreach (var command in new[] { "params", "check" })
        {
            var run = ToolRun.Of(command, file, "--constants", list);

            run.ExitCode.ShouldBe(2);
            run.Error.ShouldContain(message);
        }
    }

    [Fact]
    public void What_a_number_makes_wrong_is_told_where_it_is_used()
    {
        var run = ToolRun.Of("check", folder.Write("wide.qmtl", Wide), "--constants", "features=2.5");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("wide.qmtl(2,22): error QMTL2005: the width of input 'x' must be an integer, but this is 2.5");
    }
}
