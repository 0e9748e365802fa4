using System.Diagnostics;

namespace Qmtl.Cli.Tests;

/// <summary>Training in processes whose code is compiled in different ways.</summary>
public sealed class RepeatedTrainingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("single")]
    [InlineData("double")]
    public async Task Code_that_is_optimized_at_once_gives_the_bits_of_code_that_is_optimized_in_the_course_of_training(string precision)
    {
        var model = folder.Write("signs.qmtl", Samples.Signs);
        var data = folder.Write("data.csv", Samples.SignsData(400));
        string[] command = ["train", model, "--data", data, "--epochs", "12", "--precision", precision, "--seed", "5", "--output"];
        await Run([.. command, folder.In("course")], tiered: true);
        await Run([.. command, folder.In("once")], tiered: false);

        File.ReadAllBytes(folder.In("once/parameters.safetensors")).ShouldBe(File.ReadAllBytes(folder.In("course/parameters.safetensors")));
    }

    private static async Task Run(string[] arguments, bool tiered)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Tool).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_TieredCompilation"] = tiered ? "1" : "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
    }
}
