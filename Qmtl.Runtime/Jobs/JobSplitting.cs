using Qmtl.Backends;

namespace Qmtl.Jobs;

/// <summary>Distributes circuits to as few jobs as the service allows, in order. More shots than a job may have are several jobs of the same circuits.</summary>
internal static class JobSplitting
{
    /// <exception cref="JobsException">A circuit does not fit into any job.</exception>
    public static IReadOnlyList<PlannedJob> Split(IQuantumService service, IReadOnlyList<QuantumCircuit> circuits, int shots)
    {
        CircuitSize[] sizes = [.. circuits.Select(service.Measure)];
        var jobs = new List<PlannedJob>();
        for (var rest = shots; rest > 0;)
        {
            var part = (int)Math.Min(rest, Math.Min(service.Limits.Shots, service.Limits.Executions));
            jobs.AddRange(Split(service, sizes, part));
            rest -= part;
        }

        return jobs;
    }

    private static IEnumerable<PlannedJob> Split(IQuantumService service, CircuitSize[] sizes, int shots)
    {
        var limits = service.Limits;
        for (var first = 0; first < sizes.Length;)
        {
            var (count, gates, bytes) = (0, 0L, 0L);
            while (first + count < sizes.Length)
            {
                var next = sizes[first + count];
                if (count > 0 && (next.StandsAlone || sizes[first].StandsAlone)) break;
                (gates, bytes) = (gates + next.Gates, bytes + next.Bytes);
                if (count == limits.Circuits || (count + 1L) * shots > limits.Executions || gates > limits.Gates || bytes > Room(limits)) break;
                count++;
            }

            if (count == 0) throw new JobsException($"Circuit {first} has {sizes[first].Gates} gates and {sizes[first].Bytes} bytes, more than {service.Name} takes in a job.");
            yield return new PlannedJob(first, count, shots);
            first += count;
        }
    }

    /// <summary>What is left beside the name, the tag and the settings of a job.</summary>
    private static long Room(JobLimits limits) => limits.Bytes == long.MaxValue ? long.MaxValue : limits.Bytes - 4096;
}
