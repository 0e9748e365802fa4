namespace Qmtl.Cli.Terminals;

/// <summary>Where a command writes, and what the reader's screen can show.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Diagnostics and failures.</param>
/// <param name="IsInteractive">Whether <paramref name="Out"/> is a screen on which a line can be rewritten.</param>
/// <param name="UseColors">Whether <paramref name="Error"/> is a screen that shows ANSI colors.</param>
/// <param name="Width">The columns of the screen.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, bool IsInteractive = false, bool UseColors = false, int Width = 120)
{
    /// <summary>What is piped into the process; empty unless set.</summary>
    public Stream In { get; init; } = Stream.Null;

    /// <summary>The terminal of the process. Colors follow <c>NO_COLOR</c> (no-color.org) and <c>TERM=dumb</c>.</summary>
    public static Terminal OfProcess()
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        var noColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Terminal(
            Console.Out,
            Console.Error,
            IsInteractive: !Console.IsOutputRedirected && !isDumb,
            UseColors: !Console.IsErrorRedirected && !isDumb && !noColor,
            Width: Console.IsOutputRedirected ? 120 : ScreenWidth())
        {
            In = Console.OpenStandardInput(),
        };
    }

    /// <summary>Some screens do not tell their width and report 0.</summary>
    private static int ScreenWidth() => Console.WindowWidth is > 20 and var width ? width : 80;
}
