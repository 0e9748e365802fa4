using System.Numerics;

namespace Qmtl.Training;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were run.</summary>
    Completed,

    /// <summary>The validation data was not answered better any more.</summary>
    EarlyStopped,

    /// <summary>It was canceled, at the boundary of a step.</summary>
    Canceled,
}

/// <summary>What training gave.</summary>
/// <typeparam name="T">The precision.</typeparam>
/// <param name="Parameters">The trained parameters, flat as in the model's schema: with early stopping those of the best epoch so far, else the last.</param>
/// <param name="History">One entry per completed epoch, those before a resumed checkpoint included.</param>
/// <param name="StopReason">Why training ended.</param>
/// <param name="BestEpoch">The epoch of the parameters, with early stopping; else null.</param>
public sealed record TrainingResult<T>(T[] Parameters, IReadOnlyList<EpochResult> History, StopReason StopReason, int? BestEpoch)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The time that all epochs took together.</summary>
    public double Seconds => History.Sum(e => e.Seconds);

    /// <summary>The parameters in double precision, in which models compute after training: what their constructors take.</summary>
    public double[] ToDouble() => Array.ConvertAll(Parameters, double.CreateTruncating);
}
