using Qmtl.Jobs.Tests.Circuits;

namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>A circuit of a job, executed.</summary>
internal sealed record FakeCircuit(ExecutedCircuit Executed, IReadOnlyDictionary<string, int> Counts);

/// <summary>How a job of the fake service ends.</summary>
internal sealed record FakeEnd(bool Fails = false, bool IsCanceled = false);

/// <summary>A job that the service has accepted: it is paid for.</summary>
internal sealed class FakeJob
{
    public required string Id { get; init; }

    public required string Tag { get; init; }

    public required string Target { get; init; }

    public required int Shots { get; init; }

    public required DateTimeOffset Accepted { get; init; }

    public required IReadOnlyList<FakeCircuit> Circuits { get; init; }

    public required FakeEnd End { get; init; }

    public bool CanceledByUser { get; set; }

    public FakeJobState State(FakeAccount account)
    {
        if (CanceledByUser) return FakeJobState.Canceled;
        var age = account.Clock.GetUtcNow() - Accepted;
        if (age < account.QueueTime) return FakeJobState.Queued;
        if (age < account.QueueTime + account.RunTime) return FakeJobState.Running;
        return End.Fails ? FakeJobState.Failed : End.IsCanceled ? FakeJobState.Canceled : FakeJobState.Completed;
    }
}

internal enum FakeJobState
{
    Queued,
    Running,
    Completed,
    Failed,
    Canceled,
}
