using Qmtl.Models;
using Qmtl.Tests;
using Qmtl.Training;
using Spectre.Console;
using static System.FormattableString;

namespace Qmtl.Benchmarks.Startup;

/// <summary>The table of <c>startup</c>, in Markdown.</summary>
internal static class StartupReport
{
    private const int Starts = 20;

    /// <exception cref="BenchmarkException">The program cannot be published, or answers wrong.</exception>
    public static void Print(IAnsiConsole console)
    {
        using var folder = new TemporaryFolder();
        var model = new Digits(ParameterInitialization.Draw<double>(Digits.Schema, seed: 1));
        model.Save(folder.In("digits.safetensors"));
        var prediction = model.Predict(new double[64]);
        var answer = $"odd: {prediction.Odd}, large: {prediction.Large}, prime: {prediction.Prime}, hole: {prediction.Hole}";

        var table = MarkdownTable.Create(Invariant($"first answer of {Starts} starts"), "fastest", "median", "size");
        Add("JIT", StartupProgram.Publish(folder.In("jit"), isNative: false));
        var (native, reason) = PublishNative(folder.In("native"));
        if (native is not null) Add("native", native);
        console.Write(table);
        if (reason is not null) console.WriteLine($"Native code is not measured. {reason}");

        void Add(string name, StartupProgram program)
        {
            var times = new TimeSpan[Starts];
            foreach (ref var time in times.AsSpan())
            {
                (time, var answered) = program.Start(folder.In("digits.safetensors"));
                if (answered != answer) throw new BenchmarkException($"The program answers '{answered}' and not '{answer}'.");
            }

            Array.Sort(times);
            table.AddRow(name, Milliseconds(times[0]), Milliseconds(times[Starts / 2]), Invariant($"{program.Bytes / 1e6:0.0} MB"));
        }
    }

    /// <summary>The native program, or why it cannot be built here.</summary>
    private static (StartupProgram? Program, string? Reason) PublishNative(string folder)
    {
        if (NativeTools.Missing is { } missing) return (null, missing);
        try
        {
            return (StartupProgram.Publish(folder, isNative: true), null);
        }
        catch (BenchmarkException e)
        {
            return (null, e.Message); // Its compiler is a package that has to be restored.
        }
    }

    private static string Milliseconds(TimeSpan time) => Invariant($"{time.TotalMilliseconds:0.0} ms");
}
