namespace Qmtl.Models.Studies.Comparisons;

/// <summary>Trains what a store does not have yet.</summary>
public static class CellRunner
{
    /// <summary>
    /// Trains as many at a time as there are processors, each on one thread with random numbers of its own, so that results do not depend on
    /// what runs beside. Every result is in the store as soon as it is known.
    /// </summary>
    /// <param name="cells">What to train.</param>
    /// <param name="store">Where results are kept.</param>
    /// <param name="progress">Told after each training.</param>
    /// <param name="cancellationToken">Stops at the end of a step; what was trained is kept.</param>
    /// <returns>One result for each cell, in their order.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    /// <exception cref="IOException">A result cannot be kept.</exception>
    public static IReadOnlyList<CellResult> Run(
        IReadOnlyList<Cell> cells, CellStore store, IProgress<CellProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(progress);
        var results = new CellResult[cells.Count];
        var done = 0;
        ParallelTrainings.Run(cells.Count, Train, cancellationToken);
        return results;

        void Train(int i, CancellationToken stop)
        {
            var known = store.Find(cells[i]);
            results[i] = known ?? cells[i].Run(stop);
            if (known is null) store.Save(cells[i], results[i]);
            progress.Report(new CellProgress(cells[i], results[i], known is not null, Interlocked.Increment(ref done), cells.Count));
        }
    }
}

/// <summary>A training has ended.</summary>
/// <param name="Cell">The training.</param>
/// <param name="Result">What it gave.</param>
/// <param name="WasKnown">Whether an earlier run had it already.</param>
/// <param name="Done">How many have ended.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct CellProgress(Cell Cell, CellResult Result, bool WasKnown, int Done, int Count);
