using Qmtl.Compiler.Tests.Robustness;

namespace Qmtl.Benchmarks.Measuring;

/// <summary>What one call of an action costs when it is warm.</summary>
/// <param name="Fastest">Seconds a call, in the fastest of several passes: what other programs do meanwhile counts least.</param>
/// <param name="Median">Seconds a call, in the pass in the middle.</param>
/// <param name="AllocatedBytes">The managed memory that the calls of all passes allocated on this thread, divided by their number.</param>
internal readonly record struct CallTime(double Fastest, double Median, double AllocatedBytes)
{
    private const int Passes = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Calls the action until it is warm, then in passes of as many calls as fill the time. An action that takes longer than that is
    /// called once, cold: then compiling it counts little.
    /// </summary>
    /// <param name="clock">By default the time that this thread computes. An action that works on several threads needs the time of day.</param>
    public static CallTime Measure(Action action, Func<TimeSpan>? clock = null)
    {
        clock ??= () => ThreadTime.Now;
        var first = Repeat(action, 1, clock, out var allocated);
        if (first >= Measuring) return new CallTime(first.TotalSeconds, first.TotalSeconds, allocated);

        var (warm, calls) = (TimeSpan.Zero, 0);
        for (; warm < WarmUp; calls++) warm += Repeat(action, 1, clock, out _);
        var perPass = (int)Math.Max(1, calls * (Measuring / warm) / Passes);
        var passes = (int)Math.Clamp(calls * (Measuring / warm) / perPass, 1, Passes);
        var (times, bytes) = (new double[passes], 0L);
        for (var pass = 0; pass < passes; pass++)
        {
            times[pass] = Repeat(action, perPass, clock, out allocated).TotalSeconds / perPass;
            bytes += allocated;
        }

        Array.Sort(times);
        return new CallTime(times[0], times[passes / 2], (double)bytes / (passes * perPass));
    }

    private static TimeSpan Repeat(Action action, int calls, Func<TimeSpan> clock, out long allocatedBytes)
    {
        var (bytes, start) = (GC.GetAllocatedBytesForCurrentThread(), clock());
        for (var i = 0; i < calls; i++) action();
        var time = clock() - start;
        allocatedBytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return time;
    }
}
