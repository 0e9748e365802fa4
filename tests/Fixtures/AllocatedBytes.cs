namespace Qmtl.Tests;

/// <summary>Tests that count what all threads allocate: nothing else may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}

/// <summary>Managed memory that an action takes, on whatever thread.</summary>
internal static class AllocatedBytes
{
    /// <summary>
    /// The bytes that some calls allocate once it is warm: the least of several times, with pauses between them, since the runner of the tests may allocate
    /// meanwhile. What the calls themselves allocate is in every one of them.
    /// </summary>
    public static long Of(Action action)
    {
        for (var i = 0; i < 100; i++) action();
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 100 && least > 0; attempt++)
        {
            if (attempt > 0) Thread.Sleep(10);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < 10; i++) action();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
