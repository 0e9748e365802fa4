using System.Collections.Concurrent;
using Qmtl.Threading;

namespace Qmtl.Runtime.Tests.Threading;

public sealed class ChunkWorkersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Every_chunk_is_computed_once_and_by_one_worker_at_a_time(int count)
    {
        using var workers = new ChunkWorkers(count);
        var random = new SeededRandom(1);
        var isBusy = new int[count];
        for (var round = 0; round < 2000; round++)
        {
            var computed = new int[random.Next(12)];
            workers.Run(computed.Length, new Work((worker, chunk) =>
            {
                worker.ShouldBeLessThan(computed.Length);
                Interlocked.Exchange(ref isBusy[worker], 1).ShouldBe(0);
                Interlocked.Increment(ref computed[chunk]);
                Thread.SpinWait(chunk);
                Volatile.Write(ref isBusy[worker], 0);
            }));
            computed.ShouldAllBe(times => times == 1);
            if (round % 200 == 0) Thread.Sleep(2); // Long enough for the workers to go to sleep.
        }
    }

    [Fact]
    public void Chunks_are_computed_at_the_same_time()
    {
        using var workers = new ChunkWorkers(3);
        using var meeting = new Barrier(3);
        for (var round = 0; round < 3; round++) workers.Run(3, new Work((_, _) => meeting.SignalAndWait(Patience).ShouldBeTrue()));
        meeting.CurrentPhaseNumber.ShouldBe(3);
    }

    [Fact]
    public void The_calling_thread_is_one_of_the_workers_and_no_more_threads_are_used_than_asked_for()
    {
        using var workers = new ChunkWorkers(3);
        var threads = new ConcurrentDictionary<Thread, int>();
        using var meeting = new Barrier(3);
        for (var round = 0; round < 20; round++)
        {
            workers.Run(3, new Work((worker, _) =>
            {
                threads.TryAdd(Thread.CurrentThread, worker);
                meeting.SignalAndWait(Patience).ShouldBeTrue();
            }));
        }

        threads.Count.ShouldBe(3);
        threads[Thread.CurrentThread].ShouldBe(0);
        threads.Keys.Where(thread => thread != Thread.CurrentThread).ShouldAllBe(thread => thread.IsBackground);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_a_chunk_throws_reaches_the_caller_once_and_the_set_stays_usable(int count)
    {
        using var workers = new ChunkWorkers(count);
        for (var failing = 0; failing < 10; failing++)
        {
            var chunkThatFails = failing;
            Should.Throw<InvalidOperationException>(() => workers.Run(10, new Work((_, chunk) =>
            {
                if (chunk == chunkThatFails) throw new InvalidOperationException($"chunk {chunk}");
            }))).Message.ShouldBe($"chunk {chunkThatFails}");

            var computed = 0;
            workers.Run(10, new Work((_, _) => Interlocked.Increment(ref computed)));
            computed.ShouldBe(10);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void After_a_chunk_that_throws_no_other_begins(int count)
    {
        using var workers = new ChunkWorkers(count);
        var computed = 0;
        Should.Throw<InvalidOperationException>(() => workers.Run(1000, new Work((_, _) =>
        {
            if (Interlocked.Increment(ref computed) == 10) throw new InvalidOperationException();
            Thread.Sleep(1); // So that the failure is known long before the last chunk.
        })));
        computed.ShouldBeLessThan(1000);
    }

    [Fact]
    public void Of_several_chunks_that_throw_one_is_heard_of()
    {
        using var workers = new ChunkWorkers(3);
        using var meeting = new Barrier(3);
        Should.Throw<InvalidOperationException>(() => workers.Run(3, new Work((_, _) =>
        {
            meeting.SignalAndWait(Patience);
            throw new InvalidOperationException();
        })));
        workers.Run(3, new Work((_, _) => { }));
    }

    [Fact]
    public void An_interruption_of_the_caller_waits_until_the_chunks_are_finished()
    {
        using var workers = new ChunkWorkers(2);
        using var meeting = new Barrier(2);
        var (finished, wasInterrupted) = (false, false);
        var caller = new Thread(() =>
        {
            workers.Run(2, new Work((worker, _) =>
            {
                meeting.SignalAndWait(Patience);
                if (worker == 0) return;
                Thread.Sleep(100);
                finished = true;
            }));
            finished.ShouldBeTrue();
            try
            {
                Thread.Sleep(Patience);
            }
            catch (ThreadInterruptedException)
            {
                wasInterrupted = true;
            }
        });
        caller.Start();
        Thread.Sleep(50);
        caller.Interrupt();
        caller.Join(Patience).ShouldBeTrue();
        wasInterrupted.ShouldBeTrue();
    }

    [Fact]
    public void Threads_end_when_the_set_is_disposed_of()
    {
        var workers = new ChunkWorkers(3);
        var threads = Use(workers);
        workers.Dispose();
        threads.ShouldAllBe(thread => !thread.IsAlive);
        workers.Dispose();
        Should.Throw<ObjectDisposedException>(() => workers.Run(3, new Work((_, _) => { })));
    }

    [Fact]
    public void Threads_end_when_the_set_is_forgotten()
    {
        var threads = UseAndForget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        foreach (var thread in threads) thread.Join(Patience).ShouldBeTrue();

        static Thread[] UseAndForget() => Use(new ChunkWorkers(3));
    }

    /// <summary>Lets all workers compute; returns those threads of theirs that are not the caller's.</summary>
    private static Thread[] Use(ChunkWorkers workers)
    {
        var threads = new Thread[3];
        using var meeting = new Barrier(3);
        workers.Run(3, new Work((worker, _) =>
        {
            threads[worker] = Thread.CurrentThread;
            meeting.SignalAndWait(Patience);
        }));
        threads[1..].ShouldAllBe(thread => thread.IsAlive);
        return threads[1..];
    }
}
