using System.Globalization;
using Qmtl.Cli.Terminals;
using Qmtl.Jobs;

namespace Qmtl.Cli.Hardware;

/// <summary>How the jobs of a journal are, as a table.</summary>
internal static class JobReport
{
    public static string Table(JobPlan plan, IReadOnlyList<JobRecord> jobs)
    {
        var table = new TextTable("job", "circuits", "shots", "stage", "name at the service", "identifier");
        for (var job = 0; job < jobs.Count; job++)
        {
            table.Add(
                (job + 1).ToString(CultureInfo.InvariantCulture),
                plan.Jobs[job].Count.ToString(CultureInfo.InvariantCulture),
                plan.Jobs[job].Shots.ToString(CultureInfo.InvariantCulture),
                Name(jobs[job].Stage),
                plan.Tag(job, jobs[job].Attempt),
                jobs[job].Id ?? "–");
        }

        var reasons = jobs.Select((job, i) => job.Reason is { } reason ? string.Create(CultureInfo.InvariantCulture, $"job {i + 1}: {reason}\n") : "");
        return table + string.Concat(reasons);
    }

    /// <summary><c>3 completed, 1 submitted</c>.</summary>
    public static string Summary(IEnumerable<JobRecord> jobs) =>
        string.Join(", ", jobs.GroupBy(j => j.Stage).OrderByDescending(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Name(g.Key)}")));

    private static string Name(JobStage stage) => stage switch
    {
        JobStage.Sending => "perhaps submitted",
        _ => stage.ToString().ToLowerInvariant(),
    };
}
