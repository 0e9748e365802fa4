using System.Text;
using Qmtl.Cli.Terminals;

namespace Qmtl.Cli.Tests;

/// <summary>What one command line did.</summary>
internal sealed record ToolRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs the tool in this process, through the entry point that its program uses.</summary>
    public static ToolRun Of(params string[] arguments) => With("", arguments);

    /// <summary>Runs the tool with a text piped into it.</summary>
    public static ToolRun With(string input, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal(output, error) { In = new MemoryStream(Encoding.UTF8.GetBytes(input)) };
        var exitCode = Tool.RunAsync(arguments, terminal).GetAwaiter().GetResult();
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
