using System.Text.Json;
using System.Text.Json.Serialization;
using Qmtl.Files;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>Results of trainings on disk, a file each, so that a study which was stopped goes on where it was.</summary>
public sealed class CellStore
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        NewLine = "\n",
    };

    private readonly string folder;

    /// <summary>Opens a folder, which is made where it is absent.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public CellStore(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>The result of this very training; null where there is none, or none that can be read: then it is trained anew.</summary>
    public CellResult? Find(Cell cell)
    {
        var path = PathOf(cell);
        if (!File.Exists(path)) return null;
        try
        {
            var result = JsonSerializer.Deserialize<CellResult>(File.ReadAllBytes(path), Format);
            return result is { Test: not null } && result.Description == cell.Describe() ? result : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a result; the file is either whole or absent.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(Cell cell, CellResult result) =>
        AtomicFile.Write(PathOf(cell), stream => JsonSerializer.Serialize(stream, result, Format));

    private string PathOf(Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return Path.Combine(folder, $"{cell.Model.Schema.Name}-{cell.Key}.json");
    }
}
