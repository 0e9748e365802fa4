using System.Runtime.ExceptionServices;

namespace Qmtl.Models.Studies;

/// <summary>Runs trainings beside each other, as many at a time as there are processors.</summary>
public static class ParallelTrainings
{
    /// <summary>
    /// Calls <paramref name="train"/> with 0, 1, … up to, not including, <paramref name="count"/>, and a token that also the failure of another
    /// training cancels.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static void Run(int count, Action<int, CancellationToken> train, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ExceptionDispatchInfo? failure = null;
        var next = -1;

        // One at a time to whoever is free: trainings take from a moment to minutes, so that ranges of them would leave processors idle at the end.
        var workers = Math.Min(Environment.ProcessorCount, count);
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());
        cancellationToken.ThrowIfCancellationRequested();
        failure?.Throw();

        void Work()
        {
            try
            {
                for (var i = Interlocked.Increment(ref next); i < count && !stop.IsCancellationRequested; i = Interlocked.Increment(ref next))
                    train(i, stop.Token);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                stop.Cancel();
            }
        }
    }
}
