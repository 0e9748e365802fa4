namespace Qmtl.Backends;

/// <summary>
/// A service that executes circuits. Requests that can be made several times are repeated by themselves, as the service asks; a submission is sent once.
/// </summary>
/// <remarks>All methods throw <see cref="ServiceException"/> where the service cannot be reached or says no.</remarks>
public interface IQuantumService
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>What one job may hold.</summary>
    JobLimits Limits { get; }

    /// <summary>What a circuit takes of these limits.</summary>
    CircuitSize Measure(QuantumCircuit circuit);

    /// <summary>Hands in a job. That cannot be canceled: the answer says what it is called.</summary>
    /// <returns>The service's identifier of the job.</returns>
    /// <exception cref="ServiceException">With <see cref="ServiceFailure.Uncertain"/> where the job may have been accepted all the same.</exception>
    Task<string> SubmitAsync(JobRequest job);

    /// <summary>Looks for a job among those that the service has.</summary>
    /// <param name="job">The job, which is known by its tag.</param>
    /// <param name="since">It was not handed in before.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The identifiers of the jobs that carry the tag.</returns>
    Task<IReadOnlyList<string>> FindAsync(JobRequest job, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>How far a job is.</summary>
    Task<JobStatus> GetStatusAsync(string id, CancellationToken cancellationToken);

    /// <summary>The results of a completed job.</summary>
    /// <returns>The outcomes of each circuit, in the order of the request.</returns>
    Task<IReadOnlyList<Outcomes>> FetchAsync(string id, JobRequest job, CancellationToken cancellationToken);

    /// <summary>Asks the service to drop a job. It may be too late.</summary>
    Task CancelAsync(string id, CancellationToken cancellationToken);

    /// <summary>What a job would cost; null where the service does not say.</summary>
    Task<CostEstimate?> EstimateAsync(JobRequest job, CancellationToken cancellationToken);
}
