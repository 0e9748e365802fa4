namespace Qmtl.Benchmarks.Measuring;

/// <summary>Times of an action that is warm.</summary>
internal static class Timing
{
    private const int Runs = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The processor time of the fastest of a few runs, after as many as make the JIT compiler optimize: what other programs do
    /// meanwhile counts little.
    /// </summary>
    /// <param name="action">Of one thread. It is given the number of the run, so that it can do something new each time.</param>
    public static TimeSpan Fastest(Action<int> action)
    {
        var (run, start) = (0, Environment.CpuUsage.TotalTime);
        while (run < 5 || Environment.CpuUsage.TotalTime - start < WarmUp) action(run++);
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < Runs; i++)
        {
            GC.Collect();
            start = Environment.CpuUsage.TotalTime;
            action(run++);
            var time = Environment.CpuUsage.TotalTime - start;
            if (time < fastest) fastest = time;
        }

        return fastest;
    }
}
