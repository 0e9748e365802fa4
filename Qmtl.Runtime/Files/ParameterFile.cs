using System.Numerics;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Files;

/// <summary>
/// Trained parameters as a safetensors file: one tensor per tensor of the model, under its name and shape, with the model's name and
/// fingerprint in the metadata. Other tools read it too.
/// </summary>
public static class ParameterFile
{
    private const string Format = "qmtl";

    /// <summary>Writes the parameters of a model, atomically.</summary>
    /// <param name="path">The file, by convention <c>*.safetensors</c>.</param>
    /// <param name="schema">The model.</param>
    /// <param name="parameters">Shape [parameters], float or double.</param>
    /// <param name="standardizer">How inputs were prepared in training, kept with the parameters; null where they were used as they are.</param>
    /// <exception cref="ArgumentException">The number of parameters, or of standardized inputs, is not the model's.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<T>(string path, ModelSchema schema, ReadOnlySpan<T> parameters, Standardizer? standardizer = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (parameters.Length != schema.ParameterCount)
            throw new ArgumentException($"{schema.Name} has {schema.ParameterCount} parameters, but {parameters.Length} are given.", nameof(parameters));
        if (standardizer is not null && standardizer.Means.Length != schema.InputWidth)
            throw new ArgumentException($"{schema.Name} has {schema.InputWidth} inputs, "
                + $"but the standardizer has {standardizer.Means.Length}.", nameof(standardizer));
        var metadata = new Dictionary<string, string> { ["format"] = Format, ["model"] = schema.Name, ["fingerprint"] = schema.Fingerprint };
        StandardizerMetadata.Write(metadata, standardizer);
        new SafetensorsFile(metadata, Split(schema, parameters)).Write(path);
    }

    /// <summary>Reads the parameters of a model. Numbers of the other precision are converted.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The model.</param>
    /// <returns>The parameters, and how inputs have to be prepared for them.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, was written for a model of another structure, or holds a number that is not finite.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SavedParameters<T> Load<T>(string path, ModelSchema schema)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(schema);
        var file = SafetensorsFile.Read(path);
        try
        {
            CheckModel(file, schema);
            return new SavedParameters<T>(Join<T>(file, schema), StandardizerMetadata.Read(file.Metadata, schema));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    private static SafetensorsTensor[] Split<T>(ModelSchema schema, ReadOnlySpan<T> parameters)
        where T : unmanaged
    {
        var tensors = new SafetensorsTensor[schema.Parameters.Count];
        for (var i = 0; i < tensors.Length; i++)
        {
            var tensor = schema.Parameters[i];
            tensors[i] = SafetensorsTensor.Create(tensor.Name, [.. tensor.Shape], parameters.Slice(tensor.Offset, tensor.Count));
        }

        return tensors;
    }

    private static T[] Join<T>(SafetensorsFile file, ModelSchema schema)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var parameters = new T[schema.ParameterCount];
        foreach (var expected in schema.Parameters)
        {
            var found = file[expected.Name];
            if (!found.Shape.SequenceEqual(expected.Shape.Select(size => (long)size)))
                throw new InvalidDataException($"{schema.Name} has tensor '{expected.Name}' of shape [{string.Join(", ", expected.Shape)}], "
                    + $"but the file has [{string.Join(", ", found.Shape)}].");
            var values = found.Reals<T>();
            if (!values.All(T.IsFinite))
                throw new InvalidDataException($"tensor '{expected.Name}' holds a number that is not finite, or too large for {typeof(T).Name}.");
            values.CopyTo(parameters, expected.Offset);
        }

        var extra = file.Tensors.FirstOrDefault(t => schema.Parameters.All(p => p.Name != t.Name));
        return extra is null ? parameters : throw new InvalidDataException($"the file has tensor '{extra.Name}', which {schema.Name} does not have.");
    }

    private static void CheckModel(SafetensorsFile file, ModelSchema schema)
    {
        if (!file.Metadata.TryGetValue("format", out var format) || format != Format)
            throw new InvalidDataException("these are not parameters of a QMTL model: "
                + $"metadata 'format' is {(format is null ? "missing" : $"'{format}'")}, but '{Format}' is expected.");
        if (!file.Metadata.TryGetValue("fingerprint", out var fingerprint) || !file.Metadata.TryGetValue("model", out var model))
            throw new InvalidDataException("metadata 'model' or 'fingerprint' is missing.");
        if (fingerprint != schema.Fingerprint)
            throw new InvalidDataException($"expected parameters of {schema.Name} with fingerprint {schema.Fingerprint}, "
                + $"found those of {model} with fingerprint {fingerprint}. "
                + "They were trained for another structure; train again, or use the .qmtl file that they were trained with.");
    }
}
