using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qmtl.Runtime.Tests.Noise;

/// <summary>The calibration of the device in the vector file, in the shape in which calibrations are published.</summary>
internal static class CalibrationFiles
{
    public const string Configuration = """
        { "backend_name": "device", "n_qubits": 3, "basis_gates": ["cx", "id", "rz", "sx", "x"], "coupling_map": [[0, 1], [1, 0], [1, 2], [2, 1]] }
        """;

    public static string Properties(JsonElement calibration)
    {
        var qubits = calibration.GetProperty("qubits").EnumerateArray().Select(qubit => Entries(qubit, name => name.StartsWith('T') ? "us" : ""));
        var gates = calibration.GetProperty("gates").EnumerateObject().Select(gate =>
        {
            var parts = gate.Name.Split('_');
            return (JsonNode)new JsonObject
            {
                ["gate"] = parts[0],
                ["qubits"] = new JsonArray([.. parts.Skip(1).Select(q => (JsonNode)int.Parse(q, System.Globalization.CultureInfo.InvariantCulture))]),
                ["parameters"] = Entries(gate.Value, name => name == "gate_length" ? "ns" : ""),
            };
        });
        return new JsonObject { ["backend_name"] = "device", ["qubits"] = new JsonArray([.. qubits]), ["gates"] = new JsonArray([.. gates]) }.ToJsonString();
    }

    private static JsonArray Entries(JsonElement numbers, Func<string, string> unit) =>
        [.. numbers.EnumerateObject().Select(n => (JsonNode)new JsonObject { ["name"] = n.Name, ["unit"] = unit(n.Name), ["value"] = n.Value.GetDouble() })];
}
