using Qmtl.Data;
using Qmtl.Models.Studies;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Tests.Studies;

public sealed class CellRunnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_study_that_was_stopped_goes_on_where_it_was()
    {
        using var stop = new CancellationTokenSource();
        var cells = Cells(epochs: 1);
        var uninterrupted = Run(cells, "whole", out _);

        Should.Throw<OperationCanceledException>(() => CellRunner.Run(cells, new CellStore(Folder("stopped")), new Watch(_ => stop.Cancel()), stop.Token));
        var kept = Directory.GetFiles(Folder("stopped"), "*.json").Length;
        var resumed = Run(cells, "stopped", out var known);

        kept.ShouldBeInRange(1, cells.Count - 1);
        known.ShouldBe(kept);
        Outcomes(resumed).ShouldBe(Outcomes(uninterrupted));
    }

    [Fact]
    public void Results_of_other_settings_or_rows_are_not_taken()
    {
        var cells = Cells(epochs: 1);
        Run(cells, "all", out _);

        Run(cells, "all", out var known);
        known.ShouldBe(cells.Count);
        Run(Cells(epochs: 2), "all", out known);
        known.ShouldBe(0);
        Run(Cells(epochs: 1, rows: 150), "all", out known);
        known.ShouldBe(0);
    }

    [Fact]
    public void A_damaged_result_is_made_anew()
    {
        var cells = Cells(epochs: 1);
        var first = Run(cells, "damaged", out _);
        var files = Directory.GetFiles(Folder("damaged"), "*.json");
        File.WriteAllText(files[0], "{ \"Description\": ");
        File.WriteAllText(files[1], "null");

        var second = Run(cells, "damaged", out var known);

        known.ShouldBe(cells.Count - 2);
        Outcomes(second).ShouldBe(Outcomes(first));
    }

    [Fact]
    public void A_failure_ends_the_study_with_its_own_error()
    {
        var failing = new StudyModel("failing", Digits.Schema, 0.01, (_, _, _, _, _) => throw new IOException("no space"));
        var cells = Cells(epochs: 1);
        Cell[] withFailure = [cells[0] with { Model = failing }, .. cells];

        Should.Throw<IOException>(() => CellRunner.Run(withFailure, new CellStore(Folder("failing")), new Watch(_ => { }), CancellationToken.None))
            .Message.ShouldBe("no space");
    }

    private static IReadOnlyList<Cell> Cells(int epochs, int rows = 200)
    {
        var digits = DigitsData.Load(Digits.Schema).Select([.. Enumerable.Range(0, rows)]);
        var contenders = DigitsStudy.Models.Select(m => new Contender(m.Title, [m, m with { LearningRate = 0.003, WeightDecay = 0.1 }])).ToArray();
        var repetitions = Enumerable.Range(1, 2).Select(seed => Repetition.OfSeed((ulong)seed, DatasetSplit.ByFractions(digits, 0.2, 0.2, (ulong)seed)));
        return [.. new Comparison("digits", contenders, [.. repetitions], [], new TrainingBudget(epochs, 32)).Search];
    }

    private static IEnumerable<string> Outcomes(IReadOnlyList<CellResult> results) =>
        results.Select(r => $"{r.Description} {r.ValidationLoss:R} {r.BestEpoch} {string.Join(' ', r.Test.SelectMany(h => h.Value.Values).Select(v => v.ToString("R")))}");

    private string Folder(string name) => Path.Combine(folder.Path, name);

    private IReadOnlyList<CellResult> Run(IReadOnlyList<Cell> cells, string name, out int known)
    {
        var count = 0;
        var results = CellRunner.Run(cells, new CellStore(Folder(name)), new Watch(p => Interlocked.Add(ref count, p.WasKnown ? 1 : 0)), CancellationToken.None);
        known = count;
        return results;
    }

    private sealed class Watch(Action<CellProgress> report) : IProgress<CellProgress>
    {
        public void Report(CellProgress value) => report(value);
    }
}
