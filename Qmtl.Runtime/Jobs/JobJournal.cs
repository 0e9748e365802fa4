using System.Globalization;
using Qmtl.Backends;

namespace Qmtl.Jobs;

/// <summary>
/// The folder of a plan: what is to be executed, a line for everything that happened, and the results. A line is on the disk before what it announces is
/// done, so whatever ends the process, the folder says what may have reached the service. One process uses it at a time.
/// </summary>
public sealed class JobJournal : IDisposable
{
    private const string PlanName = "plan.json";
    private const string LogName = "journal.jsonl";

    private readonly TimeProvider time;
    private readonly FileStream guard;
    private readonly FileStream log;
    private readonly JobRecord[] records;

    private JobJournal(string folder, TimeProvider time, FileStream guard)
    {
        (Folder, this.time, this.guard) = (folder, time, guard);
        Plan = JobPlanFile.Load(Path.Combine(folder, PlanName));
        records = [.. Plan.Jobs.Select(_ => new JobRecord())];
        log = JournalLog.Open(Path.Combine(folder, LogName), entries =>
        {
            foreach (var entry in entries) Apply(folder, records, entry);
        });
        for (var job = 0; job < records.Length; job++)
        {
            // The results of a job are written before it is called completed; should they be gone, the service still has them.
            if (records[job].Stage == JobStage.Completed && !File.Exists(ResultPath(job))) records[job] = records[job] with { Stage = JobStage.Submitted };
        }
    }

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    /// <summary>What is to be executed.</summary>
    public JobPlan Plan { get; }

    /// <summary>What is known of each job of the plan.</summary>
    public IReadOnlyList<JobRecord> Jobs => records;

    /// <summary>Whether a folder holds a plan.</summary>
    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, PlanName));

    /// <summary>Begins the journal of a plan.</summary>
    /// <param name="folder">A folder without a plan; it is made where it does not exist.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="JobsException">The folder has a plan, or another process uses it.</exception>
    public static JobJournal Create(string folder, JobPlan plan, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Directory.CreateDirectory(folder);
        var guard = Lock(folder);
        try
        {
            if (Exists(folder)) throw new JobsException($"{folder} is the journal of another run. Name another folder.");
            JobPlanFile.Save(plan, Path.Combine(folder, PlanName));
            return new JobJournal(folder, time, guard);
        }
        catch
        {
            guard.Dispose();
            throw;
        }
    }

    /// <summary>Goes on with a journal.</summary>
    /// <param name="folder">The folder of the journal.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="JobsException">There is no journal in the folder, or another process uses it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged other than by an end of the process.</exception>
    public static JobJournal Open(string folder, TimeProvider time)
    {
        _ = PlanPath(folder);
        var guard = Lock(folder);
        try
        {
            return new JobJournal(folder, time, guard);
        }
        catch
        {
            guard.Dispose();
            throw;
        }
    }

    /// <summary>How the jobs of a journal are, also while another process uses it.</summary>
    /// <param name="folder">The folder of the journal.</param>
    /// <exception cref="JobsException">There is no journal in the folder.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static (JobPlan Plan, IReadOnlyList<JobRecord> Jobs) Look(string folder)
    {
        var plan = JobPlanFile.Load(PlanPath(folder));
        JobRecord[] records = [.. plan.Jobs.Select(_ => new JobRecord())];
        foreach (var entry in JournalLog.Read(Path.Combine(folder, LogName))) Apply(folder, records, entry);
        return (plan, records);
    }

    /// <summary>The results of a completed job.</summary>
    /// <exception cref="InvalidDataException">Their file is damaged.</exception>
    public IReadOnlyList<Outcomes> Results(int job) => OutcomesFile.Load(ResultPath(job));

    /// <inheritdoc/>
    public void Dispose()
    {
        log.Dispose();
        guard.Dispose();
    }

    /// <summary>Makes a job that failed, or was canceled, one that is still to be sent.</summary>
    /// <exception cref="InvalidOperationException">It did not fail.</exception>
    public void Renew(int job)
    {
        if (records[job].Stage is not (JobStage.Failed or JobStage.Canceled)) throw new InvalidOperationException("Only jobs that failed are sent again.");
        Append(job, JournalEvent.Renewed);
    }

    internal void Complete(int job, IReadOnlyList<Outcomes> outcomes)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "results"));
        OutcomesFile.Save(ResultPath(job), outcomes);
        Append(job, JournalEvent.Completed);
    }

    internal void Append(int job, JournalEvent what, string? text = null)
    {
        var entry = new JournalEntry(time.GetUtcNow(), job, what, text);
        log.Write(entry.Write());
        log.Flush(flushToDisk: true);
        Apply(Folder, records, entry);
    }

    private static void Apply(string folder, JobRecord[] records, JournalEntry entry)
    {
        if (entry.Job < 0 || entry.Job >= records.Length) throw new InvalidDataException($"{folder}: the journal speaks of job {entry.Job}, and the plan has {records.Length}.");
        records[entry.Job] = entry.Apply(records[entry.Job]);
    }

    private static string PlanPath(string folder) => Exists(folder)
        ? Path.Combine(folder, PlanName)
        : throw new JobsException($"{folder} is no journal of jobs: it has no {PlanName}. 'qmtl run' makes one; check the path.");

    private string ResultPath(int job) => Path.Combine(Folder, "results", $"{job.ToString(CultureInfo.InvariantCulture)}.json");

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new JobsException($"{folder} is used by another process. Wait until it has ended, or end it.", e);
        }
    }
}
