using System.Diagnostics;

namespace Qmtl.Benchmarks.Measuring;

/// <summary>Wall-clock times of actions that are measured in turns, so that what else the machine does meanwhile meets all of them alike.</summary>
internal static class PassTimes
{
    private const int FewestPasses = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pass = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The time of one call of each action, in seconds: the mean over a pass of about 5 ms, in the fastest of the passes of about two seconds. Passes are
    /// short so that some of them meet no other program.
    /// </summary>
    public static double[] Fastest(params Action[] actions)
    {
        var calls = Array.ConvertAll(actions, WarmedUp);
        var fastest = new double[actions.Length];
        Array.Fill(fastest, double.PositiveInfinity);
        var start = Stopwatch.GetTimestamp();
        for (var pass = 0; pass < FewestPasses || Stopwatch.GetElapsedTime(start) < Measuring * actions.Length; pass++)
        {
            for (var i = 0; i < actions.Length; i++) fastest[i] = Math.Min(fastest[i], Time(actions[i], calls[i]) / calls[i]);
        }

        return fastest;
    }

    /// <summary>
    /// Calls an action until the JIT compiler has optimized it, for which this program must have had the processor; returns how many calls fill a pass.
    /// </summary>
    private static int WarmedUp(Action action)
    {
        var (calls, start) = (0, Environment.CpuUsage.TotalTime);
        do
        {
            action();
            calls++;
        }
        while (Environment.CpuUsage.TotalTime - start < WarmUp);
        var last = Math.Max(1, calls / 10);
        return Math.Max(1, (int)(Pass.TotalSeconds * last / Time(action, last)));
    }

    private static double Time(Action action, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
