namespace Qmtl.Threading;

/// <summary>
/// Where one thread waits for what another brings about. It looks again and again at first, because what follows at once is then met within
/// a fraction of a microsecond, and goes to sleep before that costs more than waking up does.
/// </summary>
/// <param name="isReady">Whether the wait is over. Called by the thread that waits.</param>
/// <param name="spins">How often to look before sleeping; 0 where more threads than processors would look.</param>
internal sealed class Doorbell(Func<bool> isReady, int spins)
{
    private readonly object gate = new();
    private bool isAsleep;

    /// <summary>About 40 µs: the runtime makes a turn of <see cref="Thread.SpinWait"/> equally long, about 37 ns, on all processors.</summary>
    public const int ShortWait = 1000;

    /// <summary>Returns when the wait is over.</summary>
    public void Wait()
    {
        for (var i = 0; i < spins; i++)
        {
            if (isReady()) return;
            Thread.SpinWait(1);
        }

        lock (gate)
        {
            isAsleep = true;
            Interlocked.MemoryBarrier(); // Either this thread sees what the other did, or the other sees that this one sleeps.
            while (!isReady()) Monitor.Wait(gate);
            isAsleep = false;
        }
    }

    /// <summary>Wakes the thread that waits, if it sleeps. To be called after an interlocked operation that made the wait be over.</summary>
    public void Ring()
    {
        if (!Volatile.Read(ref isAsleep)) return;
        lock (gate) Monitor.Pulse(gate);
    }
}
