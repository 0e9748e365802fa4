using Qmtl.Backends;

namespace Qmtl.Jobs;

/// <summary>What is said when jobs do not end as they should: which job, how it stands, and what to type.</summary>
internal static class JobEnds
{
    public static JobsException Interrupted(JobJournal journal, int job, ServiceException reason)
    {
        var record = journal.Jobs[job];
        var state = record.Stage switch
        {
            JobStage.Planned => "The service does not have it.",
            JobStage.Sending => "Whether the service has it is not known; that is looked up before it is sent again.",
            _ => $"The service has it as {record.Id}.",
        };
        var wait = reason.RetryAfter is { } time ? $" The service asks to wait {time.TotalSeconds:0} s." : "";
        return new JobsException(
            $"Job {job + 1} of {journal.Jobs.Count} ({journal.Plan.Tag(job, record.Attempt)}): {reason.Message}.{wait} {state} "
                + $"Results of {journal.Jobs.Count(j => j.Stage == JobStage.Completed)} jobs are here. Go on with: {ResumeCommand.Of(journal.Folder)}",
            reason);
    }

    /// <exception cref="JobsException">A job failed or was canceled.</exception>
    public static void RequireAll(JobJournal journal)
    {
        var bad = Enumerable.Range(0, journal.Jobs.Count).Where(job => journal.Jobs[job].Stage != JobStage.Completed).ToArray();
        if (bad.Length == 0) return;
        var lines = bad.Select(job => $"Job {job + 1} of {journal.Jobs.Count} ({journal.Plan.Tag(job, journal.Jobs[job].Attempt)}, {journal.Jobs[job].Id ?? "never sent"}) {Ended(journal.Jobs[job])}.");
        throw new JobsException($"{string.Join(" ", lines)} The results of the others are kept. "
            + $"To hand in {(bad.Length == 1 ? "this job" : "these jobs")} again, as new ones that cost anew: {ResumeCommand.Of(journal.Folder)} --again");
    }

    private static string Ended(JobRecord job) => job.Stage == JobStage.Canceled ? "was canceled" : $"failed: {job.Reason}";
}
