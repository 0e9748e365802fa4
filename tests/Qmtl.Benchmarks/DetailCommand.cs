using System.CommandLine;
using BenchmarkDotNet.Running;
using Qmtl.Benchmarks.Compiling;
using Qmtl.Benchmarks.Gradients;

namespace Qmtl.Benchmarks;

/// <summary>The cases of the other commands with BenchmarkDotNet.</summary>
internal sealed class DetailCommand : Command
{
    private readonly Argument<string[]> arguments = new("arguments")
    {
        Description = "For BenchmarkDotNet: --filter '*Generator*' picks benchmarks, --list flat names them, --job short is quicker.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public DetailCommand()
        : base("detail", "Measures the same cases with BenchmarkDotNet: many runs, their spread, and the memory they allocate.")
    {
        Add(arguments);
        TreatUnmatchedTokensAsErrors = false;
        SetAction(result =>
        {
            BenchmarkSwitcher.FromTypes([typeof(CompileBenchmarks), typeof(GradientBenchmarks)])
                .Run([.. result.GetValue(arguments)!, .. result.UnmatchedTokens]);
        });
    }
}
