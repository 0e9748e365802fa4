using System.Text.Json;
using Qmtl.Backends;
using Qmtl.Backends.Http;
using Qmtl.Files;

namespace Qmtl.Jobs;

/// <summary>A plan as JSON: all that is needed to go on without the model and the data.</summary>
internal static class JobPlanFile
{
    private const string Format = "qmtl-jobs-1";

    public static void Save(JobPlan plan, string path) => AtomicFile.Write(path, stream => stream.Write(JsonBody.WriteObject(json =>
    {
        json.WriteString("format", Format);
        json.WriteString("id", plan.Id);
        json.WriteStartArray("jobs");
        foreach (var job in plan.Jobs)
        {
            json.WriteStartObject();
            json.WriteNumber("first", job.First);
            json.WriteNumber("count", job.Count);
            json.WriteNumber("shots", job.Shots);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteWork(json, plan);
    })));

    /// <summary>What is executed, without how it is distributed.</summary>
    public static byte[] WriteWork(JobPlan plan) => JsonBody.WriteObject(json => WriteWork(json, plan));

    /// <exception cref="InvalidDataException">The file is no plan, or damaged.</exception>
    public static JobPlan Load(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var format = root.RequiredText("format");
            if (format != Format) throw new InvalidDataException($"{path}: the format is '{format}', but '{Format}' is expected. It was written by another version of qmtl.");
            QuantumProgram[] programs = [.. root.GetProperty("programs").EnumerateArray().Select(p => QuantumProgram.Parse(p.GetString()!))];
            return JobPlan.Restore(
                root.RequiredText("id"),
                root.RequiredText("service"),
                root.RequiredText("target"),
                root.GetProperty("shots").GetInt32(),
                [.. root.GetProperty("circuits").EnumerateArray().Select(c => Circuit(c, programs))],
                [.. root.GetProperty("jobs").EnumerateArray().Select(Job)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{path} is damaged: {e.Message}", e);
        }
    }

    private static PlannedJob Job(JsonElement job) => new(job.GetProperty("first").GetInt32(), job.GetProperty("count").GetInt32(), job.GetProperty("shots").GetInt32());

    private static QuantumCircuit Circuit(JsonElement circuit, QuantumProgram[] programs) =>
        new(programs[circuit.GetProperty("program").GetInt32()], [.. circuit.GetProperty("values").EnumerateArray().Select(v => v.GetDouble())]);

    private static void WriteWork(Utf8JsonWriter json, JobPlan plan)
    {
        var programs = plan.Circuits.Select(c => c.Program).Distinct().Select((program, index) => (program, index)).ToDictionary(p => p.program, p => p.index);
        json.WriteString("service", plan.Service);
        json.WriteString("target", plan.Target);
        json.WriteNumber("shots", plan.Shots);
        json.WriteStartArray("programs");
        foreach (var program in programs.Keys) json.WriteStringValue(program.Text);
        json.WriteEndArray();
        json.WriteStartArray("circuits");
        foreach (var circuit in plan.Circuits)
        {
            json.WriteStartObject();
            json.WriteNumber("program", programs[circuit.Program]);
            json.WriteStartArray("values");
            foreach (var value in circuit.Values) json.WriteNumberValue(value);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
