using System.Globalization;
using Qmtl.Data;
using Qmtl.Files;
using Qmtl.Modeling;

namespace Qmtl.Cli.Inference;

/// <summary>
/// What training leaves behind: parameters, and what was done to the inputs before. Both are in one file, since parameters give wrong
/// answers to inputs on another scale.
/// </summary>
/// <param name="Values">Shape [parameters].</param>
/// <param name="Standardizer">Null where inputs were used as they are.</param>
internal sealed record TrainedParameters(double[] Values, Standardizer? Standardizer)
{
    private const string Means = "input_means";
    private const string StandardDeviations = "input_standard_deviations";

    /// <exception cref="InvalidInputException">The file does not exist or is a folder.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or holds the parameters of another structure.</exception>
    public static TrainedParameters Load(string path, ModelSchema schema)
    {
        if (Directory.Exists(path)) throw new InvalidInputException($"{path}: this is a folder. Name the parameters.safetensors in it.");
        if (!File.Exists(path)) throw new InvalidInputException($"{path}: the file does not exist. 'qmtl train' writes it; check the path.");
        var values = ParameterFile.Load<double>(path, schema);
        var metadata = ParameterFile.ReadMetadata(path);
        var standardizer = metadata.TryGetValue(Means, out var means) && metadata.TryGetValue(StandardDeviations, out var deviations)
            ? new Standardizer(Numbers(means), Numbers(deviations))
            : null;
        return new TrainedParameters(values, standardizer);
    }

    /// <summary>The metadata that <see cref="Load"/> takes the standardizer from.</summary>
    public static Dictionary<string, string> Metadata(Standardizer? standardizer) => standardizer is null
        ? []
        : new() { [Means] = Text(standardizer.Means), [StandardDeviations] = Text(standardizer.StandardDeviations) };

    /// <summary>The rows as the model was trained on them.</summary>
    public Dataset Prepare(Dataset data) => Standardizer?.Apply(data) ?? data;

    private static string Text(ReadOnlySpan<double> numbers) =>
        string.Join(' ', numbers.ToArray().Select(n => n.ToString("R", CultureInfo.InvariantCulture)));

    private static double[] Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
}
