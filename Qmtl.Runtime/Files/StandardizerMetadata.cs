using System.Globalization;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Files;

/// <summary>A standardizer in the metadata of a parameter file.</summary>
internal static class StandardizerMetadata
{
    private const string Means = "input_means";
    private const string StandardDeviations = "input_standard_deviations";

    public static void Write(Dictionary<string, string> metadata, Standardizer? standardizer)
    {
        if (standardizer is null) return;
        metadata.Add(Means, Text(standardizer.Means));
        metadata.Add(StandardDeviations, Text(standardizer.StandardDeviations));
    }

    /// <exception cref="InvalidDataException">It is damaged, or does not fit the inputs of the model.</exception>
    public static Standardizer? Read(IReadOnlyDictionary<string, string> metadata, ModelSchema schema)
    {
        var (hasMeans, hasDeviations) = (metadata.TryGetValue(Means, out var means), metadata.TryGetValue(StandardDeviations, out var deviations));
        if (!hasMeans && !hasDeviations) return null;
        try
        {
            var standardizer = new Standardizer(Numbers(means ?? ""), Numbers(deviations ?? ""));
            if (standardizer.Means.Length == schema.InputWidth) return standardizer;
            throw new InvalidDataException($"{schema.Name} has {schema.InputWidth} inputs, but metadata '{Means}' has {standardizer.Means.Length} numbers.");
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new InvalidDataException($"metadata '{Means}' and '{StandardDeviations}' do not describe how inputs were standardized: {e.Message}", e);
        }
    }

    private static string Text(ReadOnlySpan<double> numbers) =>
        string.Join(' ', numbers.ToArray().Select(n => n.ToString("R", CultureInfo.InvariantCulture)));

    private static double[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
}
