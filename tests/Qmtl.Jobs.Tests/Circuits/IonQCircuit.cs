using System.Text.Json.Nodes;

namespace Qmtl.Jobs.Tests.Circuits;

/// <summary>Executes IonQ's lists of gates, in the gate set <c>qis</c>: any gate can have controls, and all qubits are measured.</summary>
internal static class IonQCircuit
{
    public static ExecutedCircuit Run(int qubits, JsonArray gates)
    {
        var state = new DenseState(qubits);
        foreach (var gate in gates)
        {
            var name = (string)gate!["gate"]!;
            int[] targets = Qubits(gate, "target");
            int[] controls = Qubits(gate, "control");
            if (name == "cnot") name = "x";
            else if (name is not ("x" or "y" or "z" or "rx" or "ry" or "rz" or "h" or "s" or "si" or "v" or "vi" or "t" or "ti" or "not" or "swap"))
                throw new FormatException($"Unknown gate {name}");
            var (matrix, own) = GateMatrices.Of(name, gate["rotation"] is { } rotation ? [(double)rotation] : []);
            if (own != 0 || matrix.GetLength(0) != 1 << targets.Length) throw new FormatException($"Wrong operands of {name}");
            state.Apply(matrix, targets, controls);
        }

        return new ExecutedCircuit(state, "output_all", [.. Enumerable.Range(0, qubits)], q => q);
    }

    private static int[] Qubits(JsonNode gate, string name) =>
        gate[name] is { } one ? [(int)one] : gate[name + "s"] is { } several ? [.. several.AsArray().Select(q => (int)q!)] : [];
}
