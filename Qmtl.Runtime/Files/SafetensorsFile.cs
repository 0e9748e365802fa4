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

    /// <summary>The elements of the tensor of that name, of exactly this type and so many.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is another.</exception>
    public T[] Elements<T>(string name, long count)
        where T : unmanaged
    {
        var elements = this[name].Elements<T>();
        if (elements.Length != count) throw new InvalidDataException($"Tensor '{name}' has {elements.Length} elements, but {count} are expected.");
        return elements;
    }

    /// <summary>Copies the elements of the tensor of that name, of exactly this type and as many as there is room for.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is another.</exception>
    public void Copy<T>(string name, Span<T> target)
        where T : unmanaged => Elements<T>(name, target.Length).CopyTo(target);

    /// <summary>The state of a random generator, kept as a tensor of four words.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is one that no generator reaches.</exception>
    public RandomState RandomState(string name)
    {
        var words = Elements<ulong>(name, 4);
        if (words.All(word => word == 0)) throw new InvalidDataException($"the state of tensor '{name}' is all zeros.");
        return new RandomState(words[0], words[1], words[2], words[3]);
    }

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
