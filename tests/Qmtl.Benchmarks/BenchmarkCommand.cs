using System.CommandLine;
using Qmtl.Benchmarks.Compiling;
using Qmtl.Benchmarks.Gradients;
using Qmtl.Benchmarks.Startup;
using Qmtl.Benchmarks.Tasks;
using Qmtl.Benchmarks.Threads;
using Qmtl.Benchmarks.Training;
using Spectre.Console;

namespace Qmtl.Benchmarks;

/// <summary>The command line: a quick table for each question, and BenchmarkDotNet for detail.</summary>
/// <param name="console">Where tables are printed.</param>
/// <param name="errors">Where it is said what is wrong.</param>
internal sealed class BenchmarkCommand(IAnsiConsole console, TextWriter errors)
{
    private static readonly InvocationConfiguration Invocation = new() { EnableDefaultExceptionHandler = false };

    /// <returns>0, 1 where something cannot be measured, or 2 where the arguments are wrong.</returns>
    public int Run(string[] args)
    {
        var root = new RootCommand("Measures QMTL. docs/benchmarks.md explains the figures. Build with -c Release, and let nothing else run.")
        {
            new GradientsCommand(console),
            new TrainingCommand(console),
            new ThreadsCommand(console),
            new TasksCommand(console),
            new CompileCommand(console),
            new StartupCommand(console),
            new DetailCommand(),
        };

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) errors.WriteLine(error.Message);
            errors.WriteLine("Use --help to see what there is.");
            return 2;
        }

        try
        {
            return parsed.Invoke(Invocation);
        }
        catch (BenchmarkException e)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }
}
