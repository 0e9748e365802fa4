using System.Text.Json;
using Qmtl.Data;

namespace Qmtl.Models.Tests.Commands;

public sealed class ScalingCommandTests : IDisposable
{
    private readonly StudyProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_study_prints_table_exponents_and_verdict_and_writes_numbers_and_figure()
    {
        (await Run("--tasks", "8")).ShouldBe(0);

        program.Output.ShouldContain("72 of 72 trainings");
        program.Output.ShouldContain("QMTL: head parameters ~ T^1.000, 95 % interval 1.000 to 1.000");
        program.Output.ShouldContain("Linear parameters: the claim holds.");
        program.Output.ShouldContain("Accuracy kept, against block-diagonal, within 0.01 of AUC: ");
        File.ReadAllText(Path.Combine(Results, "scaling.svg")).ShouldStartWith("<svg");
        var table = DelimitedTable.Read(Path.Combine(Results, "scaling.csv"), new DelimitedFormat { HasHeader = true });
        table.Rows.ShouldBe(12);
        table[11, 0].ShouldBe("8");
        table[11, 1].ShouldBe("shared circuit");
        table[11, table.IndexOf("encoding_parameters")].ShouldBe("64");
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Results, "results.json")));
        var points = json.RootElement;
        points.GetArrayLength().ShouldBe(12);
        points[8].GetProperty("tasks").GetInt32().ShouldBe(8);
        points[8].GetProperty("parameters").GetProperty("heads").GetInt32().ShouldBe(Qmtl8.Schema.CountParameters(Modeling.ModelStage.Head));
        points[8].GetProperty("auc").GetArrayLength().ShouldBe(8);
        points[8].GetProperty("repetitions")[0].GetProperty("meanAuc").GetDouble().ShouldBeInRange(0.3, 1);
    }

    [Fact]
    public async Task The_same_command_trains_nothing_twice_and_says_the_same()
    {
        await Run("--tasks", "2");
        var first = program.Output;
        var trainings = Directory.GetFiles(Path.Combine(Results, "trainings")).ToDictionary(f => f, File.GetLastWriteTimeUtc);

        await Run("--tasks", "2");

        trainings.Count.ShouldBe(4 * (6 + 1)); // Four families: six settings, and once more what was chosen.
        Directory.GetFiles(Path.Combine(Results, "trainings")).ToDictionary(f => f, File.GetLastWriteTimeUtc).ShouldBe(trainings, ignoreOrder: true);
        var table = first[first.IndexOf("Data of the teacher", StringComparison.Ordinal)..];
        program.Output.ShouldEndWith(table);
    }

    [SkippableFact]
    public async Task Measured_data_is_reported_beside_the_teacher()
    {
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(SharedFolder.Find("data/mulan/yeast-test.arff")))!;

        (await Run("--tasks", "2", "--data", folder)).ShouldBe(0);

        program.Output.ShouldContain("yeast: test scores");
        program.Output.ShouldContain("quiet-still AUC");
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Results, "measured.json")));
        json.RootElement[0].GetProperty("comparison").GetString().ShouldBe("emotions");
        json.RootElement[0].GetProperty("scores").GetArrayLength().ShouldBe(6);
        json.RootElement[1].GetProperty("scores").GetArrayLength().ShouldBe(14);
    }

    [Theory]
    [InlineData("--tasks", "1", "--tasks must be at least 2.")]
    [InlineData("--relatedness", "1.5", "--relatedness must be from 0 to 1.")]
    [InlineData("--relatedness", "some", "some")]
    [InlineData("--repetitions", "0", "--repetitions must be at least 1.")]
    public async Task Wrong_usage_is_said_and_gives_2(string option, string value, string message)
    {
        (await program.Run("scaling", option, value)).ShouldBe(2);

        program.Errors.ShouldContain(message);
    }

    [Fact]
    public async Task Missing_data_is_said_and_gives_1()
    {
        (await Run("--tasks", "2", "--data", Path.Combine(program.Folder.Path, "nowhere"))).ShouldBe(1);

        program.Errors.ShouldContain("emotions.xml");
    }

    private string Results => Path.Combine(program.Folder.Path, "scaling");

    private Task<int> Run(params string[] args) =>
        program.Run(["scaling", "--quick", "--repetitions", "1", "--epochs", "1", .. args, "--output", program.Folder.Path]);
}
