using System.Text.Json;

namespace Qmtl.Cli.Devices;

/// <summary>Reads the configuration of a device, <c>conf_*.json</c>, in the format of Qiskit's snapshots.</summary>
internal static class ConfigurationFile
{
    /// <exception cref="InvalidInputException">The file cannot be read, or something in it is missing or wrong.</exception>
    public static DeviceConfiguration Read(string path)
    {
        using var document = JsonFile.Open(path);
        var root = document.RootElement;
        var qubits = JsonFile.Index(path, JsonFile.Field(path, root, "n_qubits", JsonValueKind.Number), "'n_qubits'");
        if (qubits == 0) throw JsonFile.Wrong(path, "'n_qubits'", "at least 1");
        return new DeviceConfiguration(
            JsonFile.Field(path, root, "backend_name", JsonValueKind.String).GetString()!,
            qubits,
            [.. JsonFile.Field(path, root, "basis_gates", JsonValueKind.Array).EnumerateArray()
                .Select(g => g.ValueKind == JsonValueKind.String ? g.GetString()! : throw JsonFile.Wrong(path, "'basis_gates'", "a list of names"))],
            Coupling(path, root, qubits));
    }

    private static List<(int First, int Second)>? Coupling(string path, JsonElement root, int qubits)
    {
        // Devices that can act on every pair say null, or nothing.
        if (!root.TryGetProperty("coupling_map", out var map) || map.ValueKind == JsonValueKind.Null) return null;
        if (map.ValueKind != JsonValueKind.Array) throw JsonFile.Wrong(path, "'coupling_map'", "a list of pairs");
        return [.. map.EnumerateArray().Select(Pair)];

        (int First, int Second) Pair(JsonElement pair)
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2) throw JsonFile.Wrong(path, "'coupling_map'", "a list of pairs");
            var (first, second) = (JsonFile.Index(path, pair[0], "'coupling_map'"), JsonFile.Index(path, pair[1], "'coupling_map'"));
            return first < qubits && second < qubits ? (first, second)
                : throw new InvalidInputException($"{path}: 'coupling_map' has the pair [{first}, {second}], but the device has {qubits} qubits. Name a file that belongs together.");
        }
    }
}
