using System.Text.Json;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.Ibm;

/// <summary>
/// The body that creates a job of the Sampler, version 2. Circuits that differ only in the values of their inputs are one element of <c>pubs</c>: the
/// program, an array of values, the shots.
/// </summary>
internal static class IbmRequest
{
    public static byte[] Write(JobRequest job) => JsonBody.WriteObject(json =>
    {
        json.WriteString("program_id", "sampler");
        json.WriteString("backend", job.Target);
        json.WriteStartArray("tags");
        json.WriteStringValue(job.Tag);
        json.WriteEndArray();
        json.WriteStartObject("params");
        json.WriteNumber("version", 2);
        json.WriteBoolean("support_qiskit", false);
        json.WriteStartArray("pubs");
        foreach (var block in Blocks(job)) Write(json, block, job.Shots);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The circuits of each element of <c>pubs</c>, in order.</summary>
    public static IEnumerable<IReadOnlyList<QuantumCircuit>> Blocks(JobRequest job)
    {
        var block = new List<QuantumCircuit>();
        foreach (var circuit in job.Circuits)
        {
            if (block.Count > 0 && (block[0].Program != circuit.Program || circuit.Program.Inputs.Count == 0))
            {
                yield return block;
                block = [];
            }

            block.Add(circuit);
        }

        if (block.Count > 0) yield return block;
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<QuantumCircuit> block, int shots)
    {
        json.WriteStartArray();
        json.WriteStringValue(block[0].Program.Text);
        if (block.Count == 1) WriteValues(json, block[0].Values);
        else WriteArray(json, block);
        json.WriteNumberValue(shots);
        json.WriteEndArray();
    }

    private static void WriteArray(Utf8JsonWriter json, IReadOnlyList<QuantumCircuit> block)
    {
        json.WriteStartArray();
        foreach (var circuit in block) WriteValues(json, circuit.Values);
        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<double> values)
    {
        json.WriteStartArray();
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
