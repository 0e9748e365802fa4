using System.Text.Json;

namespace Qmtl.Models.Tests.Commands;

public sealed class ComparisonCommandTests : IDisposable
{
    private readonly StudyProgram program = new();

    public void Dispose() => program.Dispose();

    [SkippableTheory]
    [InlineData("chest-xray", "chest-xray/features_labels.csv", new[] { "--labels", "5", "--uncertain", "ones" }, "5 labels, uncertain ones: ones", "Pleural Effusion AUC", 5)]
    [InlineData("glue", "glue/MRPC/dev.tsv", new string[0], "four tasks of GLUE", "STS-B Spearman", 6)]
    [InlineData("mustard", "mustard/folds.json", new string[0], "the speaker alone", "explicit emotion F1", 5)]
    public async Task A_study_prints_its_tables_and_writes_its_numbers(
        string study, string file, string[] options, string title, string score, int scores)
    {
        var data = SharedFolder.Find($"data/{file}")[..^file.Length];

        (await program.Run([study, "--data", data, "--quick", "--repetitions", "1", "--epochs", "1", .. options, "--output", program.Folder.Path])).ShouldBe(0);

        program.Output.ShouldContain(title);
        program.Output.ShouldContain(score);
        program.Output.ShouldContain("overall, QMTL minus");
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(program.Folder.Path, study, "results.json")));
        var comparison = json.RootElement[json.RootElement.GetArrayLength() - 1];
        comparison.GetProperty("comparison").GetString().ShouldBe(title);
        comparison.GetProperty("contenders").GetArrayLength().ShouldBe(6);
        comparison.GetProperty("contenders")[5].GetProperty("repetitions")[0].GetProperty("scores").EnumerateObject().Count().ShouldBe(scores);
    }

    [Theory]
    [InlineData("chest-xray", "features_labels.csv")]
    [InlineData("glue", "QNLI")]
    [InlineData("mustard", "sarcasm_data.json")]
    public async Task Missing_data_is_said_and_gives_1(string study, string file)
    {
        (await program.Run(study, "--data", program.Folder.Path, "--output", program.Folder.Path)).ShouldBe(1);

        program.Errors.ShouldContain(Path.Combine(program.Folder.Path, study));
        program.Errors.ShouldContain(file);
        program.Errors.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("chest-xray", "--labels", "7", "--labels must be 5 or 14.")]
    [InlineData("chest-xray", "--uncertain", "perhaps", "perhaps")]
    [InlineData("chest-xray", "--repetitions", "6", "--repetitions must be at most 5.")]
    [InlineData("mustard", "--repetitions", "6", "--repetitions must be at most 5.")]
    [InlineData("glue", "--epochs", "0", "--epochs must be at least 1.")]
    [InlineData("glue", "--repetitions", "1", "--data")]
    public async Task Wrong_usage_is_said_and_gives_2(string study, string option, string value, string message)
    {
        (await program.Run(study, option, value)).ShouldBe(2);

        program.Errors.ShouldContain(message);
        program.Errors.ShouldContain("--help");
    }

    [Theory]
    [InlineData("chest-xray", "--labels", "--uncertain", "ignore|zeros|ones", "[default: 5]")]
    [InlineData("glue", "features_pair16", "[default: 40]")]
    [InlineData("mustard", "sentiment-emotion", "order of sarcasm_data.json")]
    [InlineData("scaling", "--relatedness", "--tasks", "[default: 256]", "[default: 30]")]
    public async Task Help_tells_what_there_is_to_choose(string study, params string[] texts)
    {
        (await program.Run(study, "--help")).ShouldBe(0);

        foreach (var text in (string[])["--data", "--repetitions", "--epochs", "--quick", "--output", .. texts]) program.Output.ShouldContain(text);
    }
}
