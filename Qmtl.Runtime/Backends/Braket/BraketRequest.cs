using System.Security.Cryptography;
using System.Text;
using Qmtl.Backends.Circuits;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.Braket;

/// <summary>The body that creates a quantum task: one circuit, whose inputs are sent beside the program.</summary>
internal static class BraketRequest
{
    public static byte[] Write(JobRequest job, string bucket, string prefix) => JsonBody.WriteObject(json =>
    {
        json.WriteString("action", Encoding.UTF8.GetString(Action(job.Circuits.Single())));
        json.WriteString("clientToken", ClientToken(job.Tag));
        json.WriteString("deviceArn", job.Target);
        json.WriteString("outputS3Bucket", bucket);
        json.WriteString("outputS3KeyPrefix", prefix);
        json.WriteNumber("shots", job.Shots);
        json.WriteStartObject("tags");
        json.WriteString(BraketService.TagKey, job.Tag);
        json.WriteEndObject();
    });

    /// <summary>The identifier under which the service takes a request only once: always the same for a tag.</summary>
    public static string ClientToken(string tag) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(tag)).AsSpan(0, 16)).ToString("D");

    private static byte[] Action(QuantumCircuit circuit) => JsonBody.WriteObject(json =>
    {
        json.WriteStartObject("braketSchemaHeader");
        json.WriteString("name", "braket.ir.openqasm.program");
        json.WriteString("version", "1");
        json.WriteEndObject();
        json.WriteString("source", circuit.Program.Text);
        if (circuit.Program.Inputs.Count == 0) return;
        json.WriteStartObject("inputs");
        foreach (var (name, value) in circuit.InputValues()) json.WriteNumber(name, value);
        json.WriteEndObject();
    });
}
