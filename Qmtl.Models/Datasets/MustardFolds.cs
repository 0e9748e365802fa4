using System.Globalization;
using System.Text.Json;
using Qmtl.Data;

namespace Qmtl.Models.Datasets;

/// <summary>A fold of MUStARD's <c>folds.json</c>, by rows from 0.</summary>
internal sealed record MustardFold(int[] Training, int[] Test);

/// <summary>Reads MUStARD's folds and checks that they divide the rows.</summary>
internal static class MustardFolds
{
    /// <exception cref="DataException">
    /// The file is missing or damaged, a fold lacks a row or has it twice, or a row is tested in no fold or in several.
    /// </exception>
    public static IReadOnlyList<MustardFold> Read(string path, int rows)
    {
        using var json = DatasetJson.Read(path);
        if (json.RootElement.ValueKind != JsonValueKind.Array || json.RootElement.GetArrayLength() == 0)
            throw DatasetJson.Problem(path, "there are no folds: the file is to be an array of {\"train\": [...], \"test\": [...]}.");
        var folds = new List<MustardFold>();
        var tested = new RowSet(path, rows, "[*].test");
        foreach (var (fold, element) in json.RootElement.EnumerateArray().Index())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"[{fold}]");
            var taken = new RowSet(path, rows, place);
            var training = Rows(path, element, place, "train", taken);
            var test = Rows(path, element, place, "test", taken, tested);
            taken.RequireAll();
            folds.Add(new MustardFold(training, test));
        }

        tested.RequireAll();
        return folds;
    }

    private static int[] Rows(string path, JsonElement fold, string place, string name, params ReadOnlySpan<RowSet> sets)
    {
        if (fold.ValueKind != JsonValueKind.Object || !fold.TryGetProperty(name, out var rows) || rows.ValueKind != JsonValueKind.Array)
            throw DatasetJson.Problem(path, $"{place} has no \"{name}\" that is an array.");
        var indices = new int[rows.GetArrayLength()];
        for (var i = 0; i < indices.Length; i++)
        {
            if (rows[i].ValueKind != JsonValueKind.Number || !rows[i].TryGetInt32(out indices[i]))
                throw DatasetJson.Problem(path, $"{place}.{name} holds {rows[i].GetRawText()}, which is not the index of a row.");
            foreach (var set in sets) set.Add(indices[i]);
        }

        return indices;
    }

    /// <summary>The rows that were named, each once.</summary>
    private sealed class RowSet(string path, int rows, string place)
    {
        private readonly bool[] named = new bool[rows];

        public void Add(int row)
        {
            if (row < 0 || row >= named.Length) throw Problem($"there is no row {row}: rows are 0 to {named.Length - 1}.");
            if (named[row]) throw Problem($"row {row} is named twice.");
            named[row] = true;
        }

        public void RequireAll()
        {
            var missing = Array.IndexOf(named, false);
            if (missing >= 0) throw Problem($"row {missing} is not named.");
        }

        private DataException Problem(FormattableString message) => DatasetJson.Problem(path, $"{place}: {FormattableString.Invariant(message)}");
    }
}
