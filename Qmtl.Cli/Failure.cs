using Qmtl.Backends;
using Qmtl.Backends.Credentials;
using Qmtl.Data;
using Qmtl.Jobs;
using Qmtl.Training;

namespace Qmtl.Cli;

/// <summary>What the user is told when a command fails.</summary>
internal sealed record Failure(int ExitCode, string Message)
{
    /// <summary>ENOSPC of Unix, as .NET reports it, and ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.</summary>
    private static readonly int[] DiskFull = [28, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    public static Failure Of(Exception exception) => exception switch
    {
        WrongUsageException => new(Cli.ExitCode.WrongUsage, exception.Message),
        InvalidInputException or DataException or TrainingException or JobsException or ServiceException or CredentialException => Input(exception.Message),
        OperationCanceledException => new(Cli.ExitCode.Canceled, "Canceled."),
        FileNotFoundException { FileName: { } file } => Input($"{file}: the file does not exist. Check the path."),
        DirectoryNotFoundException => Input($"{exception.Message} Check the path."),
        UnauthorizedAccessException => Input($"{exception.Message} Check that it is a file, not a folder, and that you may use it."),
        IOException when DiskFull.Contains(exception.HResult) =>
            Input("There is no space left on the disk. Free some, or choose another folder with --output. Files written before are intact."),
        InvalidDataException or IOException => Input(exception.Message),
        _ => new(Cli.ExitCode.InternalError, Report(exception)),
    };

    private static Failure Input(string message) => new(Cli.ExitCode.InvalidInput, message);

    private static string Report(Exception exception) =>
        $"qmtl failed with {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")} "
        + "This is a fault of qmtl, not of your input. Please report it, with the command and the file.";
}
