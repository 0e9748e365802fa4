using System.Text.Json;

namespace Qmtl.Models.Tests.Commands;

public sealed class DigitsCommandTests : IDisposable
{
    private readonly StudyProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_study_prints_one_table_and_writes_its_results()
    {
        (await program.Run("--seeds", "2", "--epochs", "2", "--output", program.Folder.Path)).ShouldBe(0);

        program.Output.ShouldContain("overall AUC");
        program.Output.ShouldContain("Digits has 32 parameters in its heads and 568 in all, ClassicalDigits has 36 parameters in its heads and 556 in all");
        var study = Directory.GetDirectories(program.Folder.Path, "digits-*").ShouldHaveSingleItem();
        program.Output.ShouldContain("  prime: ");
        program.Output.ShouldContain(study);
        foreach (var model in new[] { "Digits", "ClassicalDigits", "HybridDigits" })
        {
            foreach (var seed in new[] { "seed-1", "seed-2" })
            {
                var run = Path.Combine(study, model, seed);
                File.Exists(Path.Combine(run, "parameters.safetensors")).ShouldBeTrue();
                File.ReadAllLines(Path.Combine(run, "history.csv")).Length.ShouldBe(3);
            }
        }

        using var metrics = JsonDocument.Parse(File.ReadAllText(Path.Combine(study, "metrics.json")));
        metrics.RootElement.GetProperty("models").GetArrayLength().ShouldBe(3);
        metrics.RootElement.GetProperty("models")[0].GetProperty("runs")[1].GetProperty("test").GetProperty("odd").GetProperty("auc").GetDouble()
            .ShouldBeInRange(0.5, 1);
    }

    [Fact]
    public async Task One_seed_has_no_deviation()
    {
        (await program.Run("--seeds", "1", "--epochs", "1", "--output", program.Folder.Path)).ShouldBe(0);

        program.Output.ShouldNotContain("±");
        program.Output.ShouldNotContain("NaN");
    }

    [Theory]
    [InlineData("--epochs", "0", "--epochs must be at least 1.")]
    [InlineData("--seeds", "many", "many")]
    [InlineData("--layers", "3", "--layers")]
    public async Task Wrong_usage_is_said_and_gives_2(string option, string value, string message)
    {
        (await program.Run(option, value)).ShouldBe(2);

        program.Errors.ShouldContain(message);
        program.Errors.ShouldContain("--help");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said_and_gives_1()
    {
        var file = program.Folder.Write("file", "");

        (await program.Run("--output", file)).ShouldBe(1);

        program.Errors.ShouldContain("--output DIR");
    }
}
