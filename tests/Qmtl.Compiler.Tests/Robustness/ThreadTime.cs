using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>The time that the current thread has computed, which a busy machine does not lengthen; where there is no such clock, the time of day.</summary>
internal static class ThreadTime
{
    // CLOCK_THREAD_CPUTIME_ID of Linux.
    private const int Clock = 3;

    public static TimeSpan Now => OperatingSystem.IsLinux() && clock_gettime(Clock, out var time) == 0
        ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / 100))
        : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
