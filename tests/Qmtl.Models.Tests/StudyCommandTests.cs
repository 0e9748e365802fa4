using System.Text.Json;
using Spectre.Console;

namespace Qmtl.Models.Tests;

public sealed class StudyCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public async Task A_study_prints_one_table_and_writes_its_results()
    {
        (await Run("--seeds", "2", "--epochs", "2", "--output", folder.Path)).ShouldBe(0);

        output.ToString().ShouldContain("overall AUC");
        output.ToString().ShouldContain("Digits has 32 parameters in its heads and 568 in all, ClassicalDigits has 36 parameters in its heads and 556 in all");
        var study = Directory.GetDirectories(folder.Path, "digits-*").ShouldHaveSingleItem();
        output.ToString().ShouldContain("  prime: ");
        output.ToString().ShouldContain(study);
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
        (await Run("--seeds", "1", "--epochs", "1", "--output", folder.Path)).ShouldBe(0);

        output.ToString().ShouldNotContain("±");
        output.ToString().ShouldNotContain("NaN");
    }

    [Theory]
    [InlineData("--epochs", "0", "--epochs must be at least 1.")]
    [InlineData("--seeds", "many", "many")]
    [InlineData("--layers", "3", "--layers")]
    public async Task Wrong_usage_is_said_and_gives_2(string option, string value, string message)
    {
        (await Run(option, value)).ShouldBe(2);

        errors.ToString().ShouldContain(message);
        errors.ToString().ShouldContain("--help");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said_and_gives_1()
    {
        var file = folder.Write("file", "");

        (await Run("--output", file)).ShouldBe(1);

        errors.ToString().ShouldContain("--output DIR");
    }

    private Task<int> Run(params string[] args)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 1000;
        return new StudyCommand(console, errors).RunAsync(args);
    }
}
