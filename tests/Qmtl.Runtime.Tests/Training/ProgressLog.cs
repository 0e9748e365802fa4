using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

/// <summary>Keeps all reports, and may act on one of them.</summary>
internal sealed class ProgressLog(Action<int>? afterReport = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> Reports { get; } = [];

    public void Report(TrainingProgress value)
    {
        Reports.Add(value);
        afterReport?.Invoke(Reports.Count);
    }
}
