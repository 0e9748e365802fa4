using System.Numerics;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>Means over trajectories and their standard errors, by the updates of Welford (1962), which lose no digits to large sums.</summary>
internal static class TrajectoryMeans<TVector, T>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Clear(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets)
    {
        foreach (var target in targets)
        {
            TVector.Write(ref sweep.Mean(target), default);
            TVector.Write(ref sweep.Error(target), default);
        }
    }

    /// <summary>Takes the values of one trajectory in.</summary>
    /// <param name="sweep">Where the values are.</param>
    /// <param name="targets">Which values.</param>
    /// <param name="count">How many trajectories there are with it.</param>
    public static void Add(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets, int count)
    {
        var share = TVector.Create(T.One / T.CreateChecked(count));
        foreach (var target in targets)
        {
            var (mean, squares) = (TVector.Read(ref sweep.Mean(target)), TVector.Read(ref sweep.Error(target)));
            var distance = sweep.Value(target) - mean;
            mean = TVector.MultiplyAdd(distance, share, mean);
            TVector.Write(ref sweep.Mean(target), mean);
            TVector.Write(ref sweep.Error(target), TVector.MultiplyAdd(distance, sweep.Value(target) - mean, squares));
        }
    }

    /// <summary>Makes values of the means, and standard errors of the sums of squares; NaN of a single trajectory.</summary>
    public static void Finish(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets, int count)
    {
        var divisor = T.CreateChecked(count) * T.CreateChecked(count - 1);
        foreach (var target in targets)
        {
            sweep.SetValue(target, TVector.Read(ref sweep.Mean(target)));
            foreach (ref var number in MemoryMarshal.CreateSpan(ref sweep.Error(target), TVector.Samples)) number = T.Sqrt(T.Max(number, T.Zero) / divisor);
        }
    }
}
