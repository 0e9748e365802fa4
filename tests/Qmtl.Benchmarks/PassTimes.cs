using System.Diagnostics;

namespace Qmtl.Benchmarks;

/// <summary>Wall-clock times of actions that are measured in turns, so that what else the machine does meanwhile meets all of them alike.</summary>
internal static class PassTimes
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pass = TimeSpan.FromMilliseconds(5);

    /// <summary>The time of one call of each action, in seconds: the mean of a pass of about 5 ms, the fastest of several passes.</summary>
    /// <param name="passes">How many passes each action has.</param>
    /// <param name="actions">What is measured.</param>
    public static double[] Fastest(int passes, params Action[] actions)
    {
        var calls = Array.ConvertAll(actions, WarmedUp);
        var fastest = new double[actions.Length];
        Array.Fill(fastest, double.PositiveInfinity);
        for (var pass = 0; pass < passes; pass++)
        {
            for (var i = 0; i < actions.Length; i++) fastest[i] = Math.Min(fastest[i], Time(actions[i], calls[i]) / calls[i]);
        }

        return fastest;
    }

    /// <summary>Calls an action until the JIT compiler has optimized it; returns how many calls fill a pass.</summary>
    private static int WarmedUp(Action action)
    {
        var (calls, start) = (0, Stopwatch.GetTimestamp());
        do
        {
            action();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(start) < WarmUp);
        var perCall = Time(action, Math.Max(1, calls / 10)) / Math.Max(1, calls / 10);
        return Math.Max(1, (int)(Pass.TotalSeconds / perCall));
    }

    private static double Time(Action action, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
