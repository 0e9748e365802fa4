using System.CommandLine;
using Qmtl.Models.Studies.Comparisons;
using Spectre.Console;

namespace Qmtl.Models.Commands;

/// <summary>The command line: the digits study, and a command for each other study.</summary>
/// <param name="console">Where results are printed.</param>
/// <param name="errors">Where it is said what went wrong.</param>
public sealed class StudyCommand(IAnsiConsole console, TextWriter errors)
{
    /// <summary>Does what the arguments ask for.</summary>
    /// <returns>0, 1 where the study failed or was canceled, 2 where the arguments are wrong.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        var guard = new StudyGuard(errors);
        var root = new DigitsCommand(console, guard).Create();
        var study = new ComparisonStudy(console);
        root.Add(new ScalingCommand(console, study, guard).Create());
        root.Add(new GlueCommand(study, guard).Create());
        root.Add(new ChestXrayCommand(study, guard).Create());
        root.Add(new MustardCommand(study, guard).Create());
        root.Add(new NoiseCommand(console, guard).Create());

        var arguments = root.Parse(args);
        if (arguments.Errors.Count > 0)
        {
            foreach (var error in arguments.Errors) errors.WriteLine(error.Message);
            errors.WriteLine("Use --help to see what there is.");
            return 2;
        }

        // On Ctrl+C, training stops at the end of a step.
        return await arguments.InvokeAsync(new InvocationConfiguration { Output = console.Profile.Out.Writer, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
    }
}
