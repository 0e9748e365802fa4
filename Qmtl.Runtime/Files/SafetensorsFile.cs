namespace Qmtl.Files;

/// <summary>
/// Tensors and metadata as in a file of the safetensors format (https://github.com/huggingface/safetensors): the length of the header as
/// 8 little-endian bytes, the header in JSON, then the bytes of all tensors without gaps.
/// </summary>
internal sealed class SafetensorsFile
{
    /// <summary>The longest header that readers of the format take.</summary>
    public const int MaxHeaderLength = 100_000_000;

    /// <summary>The key of the metadata in the header; no tensor can have this name.</summary>
    public const string MetadataKey = "__metadata__";

    public SafetensorsFile(IReadOnlyDictionary<string, string> metadata, IReadOnlyList<SafetensorsTensor> tensors)
    {
        Metadata = metadata;
        Tensors = tensors;
    }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public SafetensorsTensor this[string name] =>
        Tensors.FirstOrDefault(t => t.Name == name) ?? throw new InvalidDataException($"Tensor '{name}' is missing.");

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is not a whole and valid file of the format. The message names it.</exception>
    public static SafetensorsFile Read(string path)
    {
        try
        {
            return SafetensorsReader.Read(File.ReadAllBytes(path));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Replaces a file, atomically.</summary>
    public void Write(string path) => AtomicFile.Write(path, stream => SafetensorsWriter.Write(this, stream));
}
