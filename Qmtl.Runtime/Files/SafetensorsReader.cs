using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace Qmtl.Files;

/// <summary>
/// Reads <see cref="SafetensorsFile"/>s, strictly: whatever the bytes are, the result is a valid file or an <see cref="InvalidDataException"/>.
/// </summary>
internal static class SafetensorsReader
{
    private readonly record struct Entry(string Name, SafetensorsType Type, IReadOnlyList<long> Shape, long Begin, long End);

    public static SafetensorsFile Read(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.Length < sizeof(ulong)) throw Invalid($"not a safetensors file: it has {span.Length} bytes, and 8 are needed for the length of its header.");
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(span);
        if (headerLength > SafetensorsFile.MaxHeaderLength)
            throw Invalid($"not a safetensors file: its header has {headerLength} bytes, more than {SafetensorsFile.MaxHeaderLength}.");
        if (headerLength > (ulong)(span.Length - sizeof(ulong)))
            throw Invalid($"truncated: the header is {headerLength} bytes long, but only {span.Length - sizeof(ulong)} follow.");
        var header = span.Slice(sizeof(ulong), (int)headerLength);
        if (header.IsEmpty || header[0] != '{') throw Invalid($"not a safetensors file: its header does not start with '{{'.");
        try
        {
            var (metadata, entries) = ReadHeader(header);
            return new SafetensorsFile(metadata, Resolve(entries, bytes[(sizeof(ulong) + header.Length)..]));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader of JSON throws the second for strings that are not Unicode.
            throw new InvalidDataException($"the header is not valid JSON: {e.Message}", e);
        }
    }

    private static (Dictionary<string, string> Metadata, List<Entry> Entries) ReadHeader(ReadOnlySpan<byte> header)
    {
        var json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = 4 });
        var metadata = new Dictionary<string, string>();
        var entries = new List<Entry>();
        var names = new HashSet<string>();
        Expect(ref json, JsonTokenType.StartObject, "the header");
        while (NextName(ref json) is { } name)
        {
            if (!names.Add(name)) throw Invalid($"'{name}' occurs twice in the header.");
            if (name == SafetensorsFile.MetadataKey)
                ReadMetadata(ref json, metadata);
            else
                entries.Add(ReadEntry(ref json, name));
        }

        if (json.Read()) throw Invalid($"more follows after the header's object.");
        return (metadata, entries);
    }

    private static void ReadMetadata(ref Utf8JsonReader json, Dictionary<string, string> metadata)
    {
        Expect(ref json, JsonTokenType.StartObject, SafetensorsFile.MetadataKey);
        while (NextName(ref json) is { } key)
        {
            Expect(ref json, JsonTokenType.String, $"metadata '{key}'");
            if (!metadata.TryAdd(key, json.GetString()!)) throw Invalid($"metadata '{key}' occurs twice.");
        }
    }

    private static Entry ReadEntry(ref Utf8JsonReader json, string name)
    {
        SafetensorsType? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Expect(ref json, JsonTokenType.StartObject, $"tensor '{name}'");
        while (NextName(ref json) is { } key)
        {
            var place = $"'{key}' of tensor '{name}'";
            switch (key)
            {
                case "dtype" when type is null:
                    Expect(ref json, JsonTokenType.String, place);
                    type = ParseType(json.GetString()!, name);
                    break;
                case "shape" when shape is null:
                    shape = ReadSizes(ref json, place);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadSizes(ref json, place);
                    break;
                default:
                    throw Invalid($"{place} occurs twice or is not known.");
            }
        }

        if (type is null || shape is null || offsets is not [var begin, var end])
            throw Invalid($"tensor '{name}' needs dtype, shape, and data_offsets of two numbers.");
        return new Entry(name, type.Value, shape, begin, end);
    }

    private static SafetensorsType ParseType(string text, string name) => text switch
    {
        "F32" => SafetensorsType.F32,
        "F64" => SafetensorsType.F64,
        "I64" => SafetensorsType.I64,
        "U64" => SafetensorsType.U64,
        _ => throw Invalid($"tensor '{name}' has elements of type '{text}'; only F32, F64, I64 and U64 are read."),
    };

    private static List<long> ReadSizes(ref Utf8JsonReader json, string place)
    {
        var sizes = new List<long>();
        Expect(ref json, JsonTokenType.StartArray, place);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out var size) || size < 0)
                throw Invalid($"{place} may only hold whole numbers from 0.");
            sizes.Add(size);
        }

        return sizes;
    }

    /// <summary>Finds the bytes of each tensor. Together they must be all bytes, each once.</summary>
    private static List<SafetensorsTensor> Resolve(List<Entry> entries, ReadOnlyMemory<byte> data)
    {
        var tensors = new List<SafetensorsTensor>();
        var position = 0L;
        foreach (var entry in entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            if (entry.Begin != position)
                throw Invalid($"tensor '{entry.Name}' starts at {entry.Begin}, but {position} is expected: tensors may not overlap or leave gaps.");
            if (entry.End < entry.Begin || entry.End > data.Length)
                throw Invalid($"truncated: tensor '{entry.Name}' has the bytes {entry.Begin} to {entry.End}, but there are {data.Length}.");
            var expected = ByteCount(entry);
            if (expected != entry.End - entry.Begin)
            {
                var shape = string.Join(", ", entry.Shape);
                throw Invalid($"tensor '{entry.Name}' of shape [{shape}] in {entry.Type} does not fit its {entry.End - entry.Begin} bytes.");
            }


            tensors.Add(new SafetensorsTensor(entry.Name, entry.Type, entry.Shape, data[(int)entry.Begin..(int)entry.End]));
            position = entry.End;
        }

        if (position != data.Length) throw Invalid($"{data.Length - position} bytes at the end belong to no tensor.");
        return tensors;
    }

    /// <summary>The bytes that the shape needs; null where they are too many to count.</summary>
    private static long? ByteCount(Entry entry)
    {
        try
        {
            return entry.Shape.Aggregate((long)SafetensorsTensor.SizeOf(entry.Type), (product, size) => checked(product * size));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string? NextName(ref Utf8JsonReader json)
    {
        if (!json.Read()) throw Invalid($"the header ends too early.");
        return json.TokenType == JsonTokenType.EndObject ? null : json.GetString()!;
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type, string place)
    {
        if (!json.Read() || json.TokenType != type) throw Invalid($"{place} is {json.TokenType}, but {type} is expected.");
    }

    private static InvalidDataException Invalid(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture));
}
