using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace Qmtl.Files;

/// <summary>Writes <see cref="SafetensorsFile"/>s.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    public static void Write(SafetensorsFile file, Stream stream)
    {
        // Wide elements first, after a header padded with spaces: every tensor is then aligned for readers that map the file into memory.
        var tensors = file.Tensors.OrderByDescending(t => SafetensorsTensor.SizeOf(t.Type)).ToArray();
        var header = new ArrayBufferWriter<byte>();
        WriteHeader(file.Metadata, tensors, header);
        var padding = (Alignment - (header.WrittenCount % Alignment)) % Alignment;

        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)(header.WrittenCount + padding));
        stream.Write(length);
        stream.Write(header.WrittenSpan);
        for (var i = 0; i < padding; i++) stream.WriteByte((byte)' ');
        foreach (var tensor in tensors) stream.Write(tensor.Bytes.Span);
    }

    private static void WriteHeader(IReadOnlyDictionary<string, string> metadata, IEnumerable<SafetensorsTensor> tensors, IBufferWriter<byte> header)
    {
        using var json = new Utf8JsonWriter(header);
        json.WriteStartObject();
        json.WriteStartObject(SafetensorsFile.MetadataKey);
        foreach (var (key, value) in metadata) json.WriteString(key, value);
        json.WriteEndObject();
        var offset = 0L;
        foreach (var tensor in tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.Type.ToString());
            json.WriteStartArray("shape");
            foreach (var size in tensor.Shape) json.WriteNumberValue(size);
            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            json.WriteNumberValue(offset += tensor.Bytes.Length);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
