using Qmtl.Cli.Terminals;

namespace Qmtl.Cli.Tests;

/// <summary>What one command line did.</summary>
internal sealed record ToolRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs the tool in this process, through the entry point that its program uses.</summary>
    public static ToolRun Of(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exitCode = Tool.RunAsync(arguments, new Terminal(output, error)).GetAwaiter().GetResult();
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command line that must succeed.</summary>
    public static string Succeed(params string[] arguments)
    {
        var run = Of(arguments);
        run.Error.ShouldBe("");
        run.ExitCode.ShouldBe(Cli.ExitCode.Success);
        return run.Out;
    }
}
