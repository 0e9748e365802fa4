using Qmtl.Backends;

namespace Qmtl.Jobs;

/// <summary>
/// Brings the jobs of a journal to their end: hands in those that the service does not have, waits, and fetches results. It can be stopped anywhere and
/// begun again: nothing is handed in twice, and what was fetched is not fetched again.
/// </summary>
/// <param name="service">The service of the plan.</param>
/// <param name="options">How to watch.</param>
/// <param name="time">The clock.</param>
/// <param name="progress">Hears how far the jobs are.</param>
public sealed class JobRunner(IQuantumService service, JobOptions options, TimeProvider time, IProgress<JobProgress>? progress = null)
{
    /// <summary>Runs the jobs to their end.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cancellationToken">Stops between two steps; a submission that is under way is waited for.</param>
    /// <returns>The outcomes of each circuit of the plan.</returns>
    /// <exception cref="JobsException">A job failed, or the service could not be used. The message names the job and the command to go on with.</exception>
    public async Task<IReadOnlyList<Outcomes>> RunAsync(JobJournal journal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var submission = new JobSubmission(service, journal, options, time, message => Report(journal, message));
        for (var job = 0; job < journal.Jobs.Count; job++)
        {
            if (journal.Jobs[job].Stage is not (JobStage.Planned or JobStage.Sending)) continue;
            await GuardAsync(journal, job, () => submission.EnsureAsync(job, cancellationToken));
            Report(journal);
        }

        await WatchAsync(journal, cancellationToken);
        JobEnds.RequireAll(journal);
        return journal.Plan.Merge([.. Enumerable.Range(0, journal.Jobs.Count).Select(journal.Results)]);
    }

    /// <summary>Cancels the jobs that have not ended, as far as the service still can.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cancellationToken">Stops between two jobs.</param>
    /// <exception cref="JobsException">The service could not be used.</exception>
    public async Task CancelAsync(JobJournal journal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var submission = new JobSubmission(service, journal, options, time, message => Report(journal, message));
        for (var job = 0; job < journal.Jobs.Count; job++)
        {
            if (journal.Jobs[job].Stage == JobStage.Planned) journal.Append(job, JournalEvent.Canceled);
            if (journal.Jobs[job].HasEnded) continue;
            await GuardAsync(journal, job, () => CancelAsync(journal, submission, job, cancellationToken));
        }
    }

    private async Task CancelAsync(JobJournal journal, JobSubmission submission, int job, CancellationToken cancellationToken)
    {
        if (journal.Jobs[job].Stage == JobStage.Sending && !await submission.SearchAsync(job, cancellationToken))
        {
            journal.Append(job, JournalEvent.Canceled);
            return;
        }

        if (!await UpdateAsync(journal, job, cancellationToken)) await service.CancelAsync(journal.Jobs[job].Id!, cancellationToken);
        await UpdateAsync(journal, job, cancellationToken);
    }

    private async Task WatchAsync(JobJournal journal, CancellationToken cancellationToken)
    {
        for (var wait = options.FirstPoll; ;)
        {
            var changed = false;
            for (var job = 0; job < journal.Jobs.Count; job++)
            {
                if (journal.Jobs[job].HasEnded) continue;
                var ended = false;
                await GuardAsync(journal, job, async () => ended = await UpdateAsync(journal, job, cancellationToken));
                changed |= ended;
            }

            Report(journal);
            if (journal.Jobs.All(j => j.HasEnded)) return;
            wait = changed ? options.FirstPoll : TimeSpan.FromTicks(Math.Min(wait.Ticks * 3 / 2, options.LongestPoll.Ticks));
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Asks after a job, and fetches its results if there are any.</summary>
    /// <returns>Whether it has ended.</returns>
    private async Task<bool> UpdateAsync(JobJournal journal, int job, CancellationToken cancellationToken)
    {
        var record = journal.Jobs[job];
        if (record.HasEnded) return true;
        var status = await service.GetStatusAsync(record.Id!, cancellationToken);
        switch (status.State)
        {
            case JobState.Completed:
                journal.Complete(job, await service.FetchAsync(record.Id!, journal.Plan.Request(job, record.Attempt), cancellationToken));
                return true;
            case JobState.Failed:
                journal.Append(job, JournalEvent.Failed, string.IsNullOrEmpty(status.Reason) ? "no reason is given" : status.Reason);
                return true;
            case JobState.Canceled:
                journal.Append(job, JournalEvent.Canceled);
                return true;
            default:
                return false;
        }
    }

    private static async Task GuardAsync(JobJournal journal, int job, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (ServiceException e)
        {
            throw JobEnds.Interrupted(journal, job, e);
        }
    }

    private void Report(JobJournal journal, string? message = null) => progress?.Report(new JobProgress(
        journal.Jobs.Count, journal.Jobs.Count(j => j.Id is not null), journal.Jobs.Count(j => j.Stage == JobStage.Completed), message));
}
