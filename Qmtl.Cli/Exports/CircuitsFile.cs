using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qmtl.Compiler;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Cli.Exports;

/// <summary>What lies beside exported programs, as <c>NAME.circuits.json</c>: what their inputs and bits mean. <c>docs/hardware.md</c> describes it.</summary>
internal static class CircuitsFile
{
    /// <summary>Formulas have signs that need no escapes in a file.</summary>
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="files">The name of each program's file, in the folder of this one.</param>
    public static string Text(ModelIr model, IReadOnlyList<MeasuredProgram> programs, IReadOnlyList<string> files)
    {
        var names = new ModelNames(model);
        var json = new JsonObject
        {
            ["model"] = model.Namespace is null ? model.Name : $"{model.Namespace}.{model.Name}",
            ["format"] = OpenQasmFlavors.NameOf(programs[0].Flavor),
            ["programs"] = Array(programs.Zip(files, (program, file) => Program(model, names, program, file))),
        };
        return json.ToJsonString(Options) + "\n";
    }

    private static JsonObject Program(ModelIr model, ModelNames names, MeasuredProgram program, string file) => new()
    {
        ["file"] = file,
        ["heads"] = Heads(model, program.Heads),
        ["qubits"] = program.Qubits,
        ["one_qubit_gates"] = program.Gates.OneQubit,
        ["two_qubit_gates"] = program.Gates.TwoQubit,
        ["inputs"] = Array(program.Inputs.Select(i => new JsonObject { ["name"] = i.Name, ["meaning"] = i.Meaning, ["formula"] = i.Formula })),
        ["bit_register"] = program.BitRegister,
        ["bits"] = Array(program.Bits.Select((bit, i) => new JsonObject
        {
            ["bit"] = i,
            ["operand"] = bit.Operand,
            ["observable"] = names.Observable(new PauliString(EquatableArray.Of(new PauliFactor(bit.Qubit, bit.Basis)))),
        })),
        ["values"] = Array(program.Values.Select(value => new JsonObject
        {
            ["value"] = value.Value,
            ["observable"] = names.Observable(value.Observable),
            ["bits"] = Array(value.Bits.Select(b => JsonValue.Create(b))),
            ["heads"] = Heads(model, value.Heads),
        })),
    };

    private static JsonArray Heads(ModelIr model, IEnumerable<int> heads) => Array(heads.Select(h => JsonValue.Create(model.Heads[h].DisplayName)));

    private static JsonArray Array(IEnumerable<JsonNode?> nodes) => [.. nodes];
}
