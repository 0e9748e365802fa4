using Polly;
using Qmtl.Backends;
using Qmtl.Backends.Http;

namespace Qmtl.Jobs;

/// <summary>
/// Hands in one job, once. Before it is sent, the journal says so; where no answer came, the service's jobs are looked through before it is sent again.
/// </summary>
internal sealed class JobSubmission(IQuantumService service, JobJournal journal, JobOptions options, TimeProvider time, Action<string> report)
{
    private readonly ResiliencePipeline retries = ServiceRetries.Of(options.Retries, time, ServiceFailure.Throttled, ServiceFailure.Unreached);

    /// <summary>Makes sure that the service has a job.</summary>
    /// <exception cref="ServiceException">The service cannot be reached, or refuses it.</exception>
    public async Task EnsureAsync(int job, CancellationToken cancellationToken)
    {
        if (journal.Jobs[job].Stage == JobStage.Sending && await SearchAsync(job, cancellationToken)) return;
        for (var sends = 1; ; sends++)
        {
            try
            {
                await retries.ExecuteAsync(async token => await SendAsync(job, token), cancellationToken);
                return;
            }
            catch (ServiceException e) when (e.Failure == ServiceFailure.Refused)
            {
                journal.Append(job, JournalEvent.Refused, e.Message);
                throw;
            }
            catch (ServiceException e) when (e.Failure == ServiceFailure.Uncertain)
            {
                report($"{e.Message}. Looking whether the job arrived.");
                if (await SearchAsync(job, cancellationToken)) return;
                if (sends == options.Sends) throw;
            }
        }
    }

    /// <summary>Looks for a job that may have been submitted.</summary>
    /// <returns>Whether the service has it; the journal says so then.</returns>
    public async Task<bool> SearchAsync(int job, CancellationToken cancellationToken)
    {
        var record = journal.Jobs[job];
        var later = options.Searches.Select(s => record.LastSent!.Value + s).Where(moment => moment > time.GetUtcNow());
        foreach (var moment in (DateTimeOffset[])[time.GetUtcNow(), .. later])
        {
            var wait = moment - time.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken);
            var found = await service.FindAsync(Request(job), record.FirstSent!.Value, cancellationToken);
            if (found.Count == 0) continue;
            if (found.Count > 1) report($"{service.Name} has {found.Count} jobs of the name {Request(job).Tag}: {string.Join(", ", found)}. The first is used.");
            journal.Append(job, JournalEvent.Submitted, found[0]);
            return true;
        }

        return false;
    }

    /// <summary>Every time that it is sent has a line of its own, as how long it may still be on its way counts from the last.</summary>
    private async Task SendAsync(int job, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        journal.Append(job, JournalEvent.Sending);
        journal.Append(job, JournalEvent.Submitted, await service.SubmitAsync(Request(job)));
    }

    private JobRequest Request(int job) => journal.Plan.Request(job, journal.Jobs[job].Attempt);
}
