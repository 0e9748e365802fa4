using System.CommandLine;
using Spectre.Console;

namespace Qmtl.Benchmarks.Compiling;

/// <summary>How quickly models are compiled.</summary>
internal sealed class CompileCommand : Command
{
    private const int LargestModel = 100_000;

    private readonly Option<int[]> gates = new("--gates")
    {
        Description = "About how many gates the models have; the one in the middle is also measured with every gate written out.",
        DefaultValueFactory = _ => [100, 1_000, 10_000],
        AllowMultipleArgumentsPerToken = true,
        HelpName = "N ...",
    };

    public CompileCommand(IAnsiConsole console)
        : base("compile", "Measures the compiler stage by stage, the generator inside the C# compiler, and the code they make. Takes about two minutes.")
    {
        gates.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int[]>() is { } sizes && sizes.Any(n => n is < 100 or > LargestModel))
                result.AddError($"--gates takes numbers from 100 to {LargestModel}.");
        });
        Add(gates);
        SetAction(arguments => CompileReport.Print(console, arguments.GetValue(gates)!));
    }
}
