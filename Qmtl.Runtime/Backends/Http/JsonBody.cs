using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Qmtl.Backends.Http;

/// <summary>Writes the body of a request.</summary>
internal static class JsonBody
{
    // Programs stay readable in requests and files: only what JSON itself needs is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options)) write(writer);
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] WriteObject(Action<Utf8JsonWriter> writeProperties) => Write(json =>
    {
        json.WriteStartObject();
        writeProperties(json);
        json.WriteEndObject();
    });
}
