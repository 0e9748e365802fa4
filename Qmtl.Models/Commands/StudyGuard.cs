using System.CommandLine;
using Qmtl.Data;
using Qmtl.Training;

namespace Qmtl.Models.Commands;

/// <summary>Runs studies, and says in a sentence why one has no result.</summary>
/// <param name="errors">Where it is said.</param>
internal sealed class StudyGuard(TextWriter errors)
{
    /// <summary>What is said of a canceled study that keeps what it has trained.</summary>
    public const string ContinueLater = "Canceled. What was trained is kept: the same command goes on from there.";

    /// <summary>An action that works in the background, so that Ctrl+C is heard.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="whenCanceled">What is left of a canceled study.</param>
    public Func<ParseResult, CancellationToken, Task<int>> InBackground(Action<ParseResult, CancellationToken> work, string whenCanceled) =>
        (arguments, cancellationToken) => Task.Run(() => Run(() => work(arguments, cancellationToken), whenCanceled), CancellationToken.None);

    private int Run(Action work, string whenCanceled)
    {
        try
        {
            work();
            return 0;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine(whenCanceled);
        }
        catch (Exception e) when (e is DataException or TrainingException)
        {
            errors.WriteLine(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"The results cannot be written: {e.Message} Choose another folder with --output DIR.");
        }

        return 1;
    }
}
