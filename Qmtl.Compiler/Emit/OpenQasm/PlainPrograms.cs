using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>The programs of <see cref="OpenQasm3Emitter"/> and <see cref="OpenQasm2Emitter"/>, with what their inputs and bits mean.</summary>
internal static class PlainPrograms
{
    public static IReadOnlyList<MeasuredProgram> Emit(ModelIr model, OpenQasmFlavor flavor, IReadOnlyList<double>? parameters, bool isTemplate)
    {
        OpenQasmVersion version = flavor == OpenQasmFlavor.OpenQasm2 ? new OpenQasm2Version() : new OpenQasm3Version();
        var written = OpenQasmWriter.WriteCircuits(
            model,
            version,
            (identifiers, names) => isTemplate ? new OpenQasm2Angles(parameters) : new OpenQasm3Angles(identifiers, names, parameters));
        return [.. written.Select(w => Measured(model, flavor, isTemplate, version, w))];
    }

    private static MeasuredProgram Measured(ModelIr model, OpenQasmFlavor flavor, bool isTemplate, OpenQasmVersion version, WrittenCircuit written)
    {
        var bits = new MeasuredBits(model, written.Circuit);
        IEnumerable<OperationIr> gates =
        [
            .. model.Encoding.Concat(written.Circuit.Heads.SelectMany(h => model.Heads[h.Head].Gates)).OfType<GateIr>().SelectMany(version.Spell),
            .. bits.BasisChanges(),
        ];
        return new MeasuredProgram(
            flavor,
            written.Program.Text,
            isTemplate,
            written.Inputs.ToEquatableArray(),
            written.Identifiers.Bits,
            bits.Bits(written.Identifiers.Qubit),
            bits.Values(),
            bits.Heads,
            model.Qubits,
            GateCounts.Of(gates));
    }
}

/// <summary>A written program with the circuit that it is.</summary>
internal sealed record WrittenCircuit(OpenQasmProgram Program, MeasuredCircuit Circuit, OpenQasmNames Identifiers, IReadOnlyList<ProgramInput> Inputs);
