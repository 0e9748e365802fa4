using System.CommandLine;
using BenchmarkDotNet.Running;
using Qmtl.Benchmarks.Compiling;
using Qmtl.Benchmarks.Threads;
using Qmtl.Benchmarks.Training;
using Spectre.Console;

namespace Qmtl.Benchmarks;

/// <summary>The command line: a quick table for each question, and BenchmarkDotNet for detail.</summary>
/// <param name="console">Where tables are printed.</param>
/// <param name="errors">Where it is said what is wrong with the arguments.</param>
internal sealed class BenchmarkCommand(IAnsiConsole console, TextWriter errors)
{
    private const int LargestModel = 100_000;

    private readonly Option<int[]> gates = new("--gates")
    {
        Description = "About how many gates the models have; the one in the middle is also measured with every gate written out.",
        DefaultValueFactory = _ => [100, 1_000, 10_000],
        AllowMultipleArgumentsPerToken = true,
        HelpName = "N ...",
    };

    private readonly Argument<string[]> arguments = new("arguments")
    {
        Description = "For BenchmarkDotNet: --filter '*Generator*' picks benchmarks, --list flat names them, --job short is quicker.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <returns>0, or 2 where the arguments are wrong.</returns>
    public int Run(string[] args)
    {
        gates.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int[]>() is { } sizes && sizes.Any(n => n is < 100 or > LargestModel))
                result.AddError($"--gates takes numbers from 100 to {LargestModel}.");
        });
        var compile = new Command(
            "compile",
            "Measures the compiler stage by stage, the generator inside the C# compiler, and the code they make. Takes about two minutes.") { gates };
        compile.SetAction(result => CompileReport.Print(console, result.GetValue(gates)!));
        var detail = new Command("detail", "Measures the same cases with BenchmarkDotNet: many runs, their spread, and the memory they allocate.")
        {
            arguments,
        };
        detail.TreatUnmatchedTokensAsErrors = false;
        detail.SetAction(result =>
        {
            BenchmarkSwitcher.FromTypes([typeof(CompileBenchmarks)]).Run([.. result.GetValue(arguments)!, .. result.UnmatchedTokens]);
        });
        var root = new RootCommand("Measures QMTL. docs/benchmarks.md explains the figures. Build with -c Release, and let nothing else run.")
        {
            compile, new ThreadsCommand(console), new TrainingCommand(console), detail,
        };

        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0) return parsed.Invoke();
        foreach (var error in parsed.Errors) errors.WriteLine(error.Message);
        errors.WriteLine("Use --help to see what there is.");
        return 2;
    }
}
