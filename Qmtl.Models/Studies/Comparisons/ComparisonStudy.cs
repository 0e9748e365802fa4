using System.Text.Json.Nodes;
using Spectre.Console;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>Makes comparisons: trains, chooses, prints tables and writes them.</summary>
/// <param name="console">Where results are printed.</param>
public sealed class ComparisonStudy(IAnsiConsole console)
{
    /// <summary>Makes them, prints their tables, and writes them.</summary>
    /// <param name="comparisons">What to compare.</param>
    /// <param name="folder">Where results are kept, and found again by a later run.</param>
    /// <param name="cancellationToken">Stops it; what was trained is kept.</param>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Run(IReadOnlyList<Comparison> comparisons, string folder, CancellationToken cancellationToken)
    {
        StudyJson.Write(Path.Combine(folder, "results.json"), Print(comparisons, Train(comparisons, folder, cancellationToken)));
        console.WriteLine($"All numbers are in {folder}.");
    }

    /// <summary>Trains what was not trained before: first all that settings are chosen by, then once more what was chosen.</summary>
    /// <param name="comparisons">What to compare.</param>
    /// <param name="folder">Where results are kept.</param>
    /// <param name="cancellationToken">Stops it; what was trained is kept.</param>
    /// <returns>For each comparison a summary of each contender.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<IReadOnlyList<ContenderSummary>> Train(
        IReadOnlyList<Comparison> comparisons, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        var store = new CellStore(Path.Combine(folder, "trainings"));
        var search = Train([.. comparisons.Select(c => c.Search.ToArray())], store, cancellationToken);
        IReadOnlyList<Choice>[] choices = [.. comparisons.Zip(search, (comparison, results) => comparison.Choose(results))];
        var final = Train([.. comparisons.Zip(choices, (comparison, c) => c.Select(comparison.FinalCell).ToArray())], store, cancellationToken);
        var outcomes = choices.Zip(final, (c, results) => c.Zip(results, (choice, result) => new Outcome(choice, result)).ToArray());
        return [.. comparisons.Zip(outcomes, ContenderSummary.Of)];
    }

    /// <summary>Prints the tables of comparisons.</summary>
    /// <param name="comparisons">What was compared.</param>
    /// <param name="summaries">What <see cref="Train"/> gave.</param>
    /// <returns>Their numbers.</returns>
    public JsonArray Print(IReadOnlyList<Comparison> comparisons, IReadOnlyList<IReadOnlyList<ContenderSummary>> summaries)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        ArgumentNullException.ThrowIfNull(summaries);
        foreach (var (comparison, families) in comparisons.Zip(summaries))
        {
            console.WriteLine();
            console.WriteLine($"{comparison.Name}: test scores, mean ± standard deviation over {comparison.Repetitions.Count} repetitions");
            console.Write(ComparisonReport.Results(families));
            console.Write(ComparisonReport.Differences(families));
            console.Write(ComparisonReport.Choices(families));
        }

        return new JsonArray([.. comparisons.Zip(summaries, ComparisonJson.Of)]);
    }

    /// <summary>Trains the cells of all comparisons beside each other.</summary>
    private IReadOnlyList<CellResult>[] Train(Cell[][] cells, CellStore store, CancellationToken cancellationToken)
    {
        Cell[] all = [.. cells.SelectMany(c => c)];
        var results = new ComparisonDisplay(console).Show(progress => CellRunner.Run(all, store, progress, cancellationToken));
        var firsts = cells.Select((_, i) => cells.Take(i).Sum(c => c.Length));
        return [.. cells.Zip(firsts, (own, first) => results.Skip(first).Take(own.Length).ToArray())];
    }
}
