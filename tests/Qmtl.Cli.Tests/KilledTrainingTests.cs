using System.Diagnostics;

namespace Qmtl.Cli.Tests;

/// <summary>Training that is killed without warning, as by <c>kill -9</c>, at moments that nobody chose.</summary>
public sealed class KilledTrainingTests : IDisposable
{
    private const int Kills = 3;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_killed_and_resumed_run_ends_with_the_bytes_of_an_uninterrupted_one()
    {
        var model = folder.Write("signs.qmtl", Samples.Signs);
        var data = folder.Write("data.csv", Samples.SignsData(100));
        string[] command =
        [
            "train", model, "--data", data, "--epochs", "40", "--batch-size", "8", "--schedule", "cosine", "--patience", "100",
            "--seed", "5", "--checkpoint-every", "1", "--output",
        ];
        ToolRun.Succeed([.. command, folder.In("whole")]);

        var random = new Random(42);
        var killed = 0;
        for (var attempt = 0; attempt < Kills; attempt++)
        {
            if (await RunAndKill([.. command, folder.In("parts"), "--resume"], TimeSpan.FromMilliseconds(random.Next(250)))) killed++;
        }

        killed.ShouldBeGreaterThanOrEqualTo(2, "the runs ended before they could be killed");
        ToolRun.Succeed([.. command, folder.In("parts"), "--resume"]);
        File.ReadAllBytes(folder.In("parts/parameters.safetensors")).ShouldBe(File.ReadAllBytes(folder.In("whole/parameters.safetensors")));
    }

    /// <summary>Kills the tool some time after it has written a checkpoint. False where it came to its end before.</summary>
    private async Task<bool> RunAndKill(string[] arguments, TimeSpan delay)
    {
        var checkpoint = new FileInfo(folder.In("parts/training.checkpoint.safetensors"));
        var before = checkpoint.Exists ? checkpoint.LastWriteTimeUtc : DateTime.MinValue;
        var start = new ProcessStartInfo("dotnet", [typeof(Tool).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var waiting = Stopwatch.StartNew();
        while (!process.HasExited && !WasWritten() && waiting.Elapsed < TimeSpan.FromSeconds(30)) await Task.Delay(5);
        await Task.Delay(delay);
        var running = !process.HasExited;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        return running;

        bool WasWritten()
        {
            checkpoint.Refresh();
            return checkpoint.Exists && checkpoint.LastWriteTimeUtc != before;
        }
    }
}
