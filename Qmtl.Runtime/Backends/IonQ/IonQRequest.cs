using System.Text.Json;
using Qmtl.Backends.Circuits;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.IonQ;

/// <summary>
/// The body that creates a job: one circuit as OpenQASM 3 (<c>ionq.qasm3.v1</c>), several as lists of gates (<c>ionq.multi-circuit.v1</c>). The tag is
/// the job's name and stands in its metadata.
/// </summary>
internal static class IonQRequest
{
    /// <summary>The key of the tag in a job's metadata.</summary>
    public const string TagKey = "qmtl";

    public static byte[] Write(JobRequest job) => JsonBody.WriteObject(json =>
    {
        json.WriteString("type", job.Circuits.Count == 1 ? "ionq.qasm3.v1" : "ionq.multi-circuit.v1");
        json.WriteString("name", job.Tag);
        json.WriteString("backend", job.Target);
        json.WriteNumber("shots", job.Shots);
        json.WriteStartObject("metadata");
        json.WriteString(TagKey, job.Tag);
        json.WriteEndObject();
        json.WriteStartObject("input");
        if (job.Circuits.Count == 1) json.WriteString("data", job.Circuits[0].Bind());
        else WriteCircuits(json, job);
        json.WriteEndObject();
    });

    /// <summary>How many bytes a circuit takes among others.</summary>
    public static long Measure(QuantumCircuit circuit) => JsonBody.Write(json => WriteCircuit(json, "circuit 000000", IonQGates.Of(circuit)!)).Length + 1;

    private static void WriteCircuits(Utf8JsonWriter json, JobRequest job)
    {
        json.WriteString("gateset", "qis");
        json.WriteNumber("qubits", job.Circuits.Max(c => c.Program.QubitCount));
        json.WriteStartArray("circuits");
        for (var i = 0; i < job.Circuits.Count; i++)
        {
            var gates = IonQGates.Of(job.Circuits[i]) ?? throw new ArgumentException("A circuit of a job of several is no list of gates.");
            WriteCircuit(json, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"circuit {i}"), gates);
        }

        json.WriteEndArray();
    }

    private static void WriteCircuit(Utf8JsonWriter json, string name, IReadOnlyList<IonQGate> gates)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteStartArray("circuit");
        foreach (var gate in gates) WriteGate(json, gate);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGate(Utf8JsonWriter json, IonQGate gate)
    {
        json.WriteStartObject();
        json.WriteString("gate", gate.Name == "x" && gate.Controls.Length == 1 ? "cnot" : gate.Name);
        WriteQubits(json, "target", gate.Targets);
        if (gate.Controls.Length > 0) WriteQubits(json, "control", gate.Controls);
        if (gate.Rotation is { } rotation) json.WriteNumber("rotation", rotation);
        json.WriteEndObject();
    }

    private static void WriteQubits(Utf8JsonWriter json, string name, int[] qubits)
    {
        if (qubits is [var only])
        {
            json.WriteNumber(name, only);
            return;
        }

        json.WriteStartArray(name + "s");
        foreach (var qubit in qubits) json.WriteNumberValue(qubit);
        json.WriteEndArray();
    }
}
