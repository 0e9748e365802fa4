using System.Text.Json;

namespace Qmtl.Cli.Devices;

/// <summary>Reads the properties of a device, <c>props_*.json</c>, in the format of Qiskit's snapshots.</summary>
internal static class PropertiesFile
{
    /// <summary>What has the shape of a gate in the file, and is none.</summary>
    private static readonly string[] NoGates = ["id", "reset", "measure", "delay"];

    /// <summary>How many microseconds each unit is.</summary>
    private static readonly Dictionary<string, double> Units = new(StringComparer.Ordinal) { ["s"] = 1e6, ["ms"] = 1e3, ["us"] = 1, ["µs"] = 1, ["ns"] = 1e-3 };

    /// <exception cref="InvalidInputException">The file cannot be read, or something in it is missing or wrong.</exception>
    public static Calibration Read(string path)
    {
        using var document = JsonFile.Open(path);
        var root = document.RootElement;
        var name = JsonFile.Field(path, root, "backend_name", JsonValueKind.String).GetString()!;
        var qubits = JsonFile.Field(path, root, "qubits", JsonValueKind.Array).EnumerateArray().Select((q, i) => Qubit(path, q, i)).ToList();
        var gates = JsonFile.Field(path, root, "gates", JsonValueKind.Array).EnumerateArray().Select((g, i) => Gate(path, g, i, qubits.Count));
        var date = root.TryGetProperty("last_update_date", out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;
        return new Calibration(name, date, qubits, [.. gates.Where(g => !NoGates.Contains(g.Gate))]);
    }

    private static QubitCalibration Qubit(string path, JsonElement element, int index)
    {
        var where = $"qubits[{index}]";
        if (element.ValueKind != JsonValueKind.Array) throw JsonFile.Wrong(path, where, "a list");
        var error = Probability(path, element, "readout_error", where);
        return new QubitCalibration(
            Time(path, element, "T1", where),
            Time(path, element, "T2", where),
            Probability(path, element, "prob_meas1_prep0", where) ?? error,
            Probability(path, element, "prob_meas0_prep1", where) ?? error);
    }

    private static GateCalibration Gate(string path, JsonElement element, int index, int size)
    {
        var name = JsonFile.Field(path, element, "gate", JsonValueKind.String).GetString()!;
        var where = $"gates[{index}] ({name})";
        int[] qubits = [.. JsonFile.Field(path, element, "qubits", JsonValueKind.Array).EnumerateArray().Select(q => JsonFile.Index(path, q, $"a qubit of {where}"))];
        if (qubits.FirstOrDefault(q => q >= size, -1) is var outside and >= 0)
            throw new InvalidInputException($"{path}: {where} acts on qubit {outside}, but there are properties of {size} qubits. Name a file that belongs together.");
        var parameters = JsonFile.Field(path, element, "parameters", JsonValueKind.Array);
        return new GateCalibration(name, qubits, Probability(path, parameters, "gate_error", where), Time(path, parameters, "gate_length", where));
    }

    /// <summary>A number of a list of named numbers, with its unit; null where it is not there.</summary>
    private static (double Value, string? Unit)? Find(string path, JsonElement list, string name, string where)
    {
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("name", out var field) || field.ValueKind != JsonValueKind.String || field.GetString() != name) continue;
            if (!entry.TryGetProperty("value", out var value)) throw JsonFile.Wrong(path, $"the {name} of {where}", "a number");
            var unit = entry.TryGetProperty("unit", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
            return (JsonFile.Number(path, value, $"the {name} of {where}"), unit);
        }

        return null;
    }

    private static double? Probability(string path, JsonElement list, string name, string where)
    {
        if (Find(path, list, name, where) is not { Value: var value }) return null;
        return value is >= 0 and <= 1 ? value : throw JsonFile.Wrong(path, $"the {name} of {where}", "from 0 to 1");
    }

    private static double? Time(string path, JsonElement list, string name, string where)
    {
        if (Find(path, list, name, where) is not { } time) return null;
        if (time.Unit is null || !Units.TryGetValue(time.Unit, out var microseconds)) throw JsonFile.Wrong(path, $"the unit of the {name} of {where}", "s, ms, us or ns");
        return time.Value >= 0 ? time.Value * microseconds : throw JsonFile.Wrong(path, $"the {name} of {where}", "at least 0");
    }
}
