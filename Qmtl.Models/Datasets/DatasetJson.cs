using System.Text.Json;
using Qmtl.Data;

namespace Qmtl.Models.Datasets;

/// <summary>Reads the JSON files of data sets.</summary>
internal static class DatasetJson
{
    private const string Remedy = "Fetch the file again.";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="DataException">The file cannot be read, is truncated or no JSON, or names something twice.</exception>
    public static JsonDocument Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonDocument.Parse(stream, Strict);
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } before ? (int?)(before + 1) : null;
            throw new DataException(new DataProblem(path, line, null, $"the file is truncated, or no JSON, or names something twice. {Remedy}"), e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException(new DataProblem(path, null, null, "there is no such file: say in which folder it is."), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException(new DataProblem(path, null, null, $"cannot be read: {e.Message}"), e);
        }
    }

    /// <summary>What the file at <paramref name="path"/> lacks or has too much of, and what to do.</summary>
    public static DataException Problem(string path, string message) => new(new DataProblem(path, null, null, $"{message} {Remedy}"));
}
