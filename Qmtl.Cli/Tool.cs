using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Qmtl.Cli.Commands;
using Qmtl.Cli.Terminals;

namespace Qmtl.Cli;

/// <summary>The <c>qmtl</c> tool: from a command line to an exit code.</summary>
public static class Tool
{
    private static readonly Example[] Examples =
    [
        new("qmtl check Digits.qmtl", "Find mistakes in a model file."),
        new("qmtl draw Digits.qmtl --model Digits", "See the circuit."),
        new("qmtl train Digits.qmtl --model Digits --data digits.csv", "Train on a table of inputs and labels."),
        new("qmtl eval Digits.qmtl --model Digits --data test.csv --parameters runs/Digits/parameters.safetensors", "See how well it answers."),
    ];

    /// <summary>Runs one command line. Nothing is thrown: what goes wrong is a message on the error output and an exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        try
        {
            var result = CreateRoot(terminal).Parse(arguments);
            var configuration = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // The program cancels by itself, at step boundaries.
            };
            if (result.Action is not ParseErrorAction) return await result.InvokeAsync(configuration, cancellationToken);
            UsageErrors.Print(result, terminal.Error);
            return ExitCode.WrongUsage;
        }
        catch (Exception exception)
        {
            var failure = Failure.Of(exception);
            terminal.Error.Write($"{failure.Message}\n");
            return failure.ExitCode;
        }
    }

    internal static RootCommand CreateRoot(Terminal terminal)
    {
        var root = new RootCommand("Compiles, trains and exports quantum multi-task models written in .qmtl files.")
        {
            new CheckCommand(terminal),
            new FormatCommand(terminal),
            new ParamsCommand(terminal),
            new PlanCommand(terminal),
            new DrawCommand(terminal),
            new ExportCommand(terminal),
            new TrainCommand(terminal),
            new EvalCommand(terminal),
            new PredictCommand(terminal),
            new RunCommand(terminal),
            new JobsCommand(terminal),
            new DeviceCommand(terminal),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples(new HelpAction { MaxWidth = terminal.Width }, Examples);
        return root;
    }
}
