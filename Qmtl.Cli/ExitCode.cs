namespace Qmtl.Cli;

/// <summary>What the tool's process returns.</summary>
public static class ExitCode
{
    public const int Success = 0;

    /// <summary>The input is wrong: a model, data, parameters, or a file that cannot be read or written.</summary>
    public const int InvalidInput = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>A fault of the tool itself (<c>EX_SOFTWARE</c> of <c>sysexits.h</c>).</summary>
    public const int InternalError = 70;

    /// <summary>Stopped by Ctrl+C or SIGTERM: 128 + SIGINT, as shells report it.</summary>
    public const int Canceled = 130;
}
