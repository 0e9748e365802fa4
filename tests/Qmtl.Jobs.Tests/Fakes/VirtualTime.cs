namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>
/// A clock that jumps to the end of every wait. Time-outs of requests are no waits: they pass only where the service holds a request on purpose.
/// </summary>
internal sealed class VirtualTime : TimeProvider
{
    private readonly List<Timer> timeouts = [];
    private DateTimeOffset now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (timeouts) return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        lock (timeouts) now += time;
    }

    /// <summary>Lets all requests that are under way take too long.</summary>
    public void TimeOut()
    {
        Timer[] due;
        lock (timeouts)
        {
            due = [.. timeouts];
            timeouts.Clear();
            now += due.Length == 0 ? TimeSpan.Zero : due.Max(t => t.Due);
        }

        foreach (var timer in due) timer.Fire();
    }

    private sealed class Timer(VirtualTime clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            Due = dueTime;
            if (state is CancellationTokenSource)
            {
                lock (clock.timeouts) clock.timeouts.Add(this);
                return true;
            }

            clock.Advance(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
            return true;
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock.timeouts) clock.timeouts.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
