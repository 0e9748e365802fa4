using Qmtl.Data;
using Qmtl.Files;
using Qmtl.Modeling;

namespace Qmtl.Cli.Inference;

/// <summary>The parameter file that a command is given.</summary>
internal static class TrainedParameters
{
    /// <exception cref="InvalidInputException">The file does not exist or is a folder.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or holds the parameters of another structure.</exception>
    public static SavedParameters<double> Load(string path, ModelSchema schema)
    {
        if (Directory.Exists(path)) throw new InvalidInputException($"{path}: this is a folder. Name the parameters.safetensors in it.");
        if (!File.Exists(path)) throw new InvalidInputException($"{path}: the file does not exist. 'qmtl train' writes it; check the path.");
        return ParameterFile.Load<double>(path, schema);
    }

    /// <summary>The rows as the model was trained on them.</summary>
    public static Dataset Prepare(this SavedParameters<double> parameters, Dataset data) => parameters.Standardizer?.Apply(data) ?? data;
}
