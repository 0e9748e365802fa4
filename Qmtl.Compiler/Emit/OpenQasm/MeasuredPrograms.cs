using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Passes;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Writes the circuits of a model as programs, with what their inputs and their bits mean: for <c>qmtl export</c>, and for whoever runs them.</summary>
public static class MeasuredPrograms
{
    /// <summary>The programs of a model, one for each group of heads that can be measured together; none where no head measures a qubit.</summary>
    /// <param name="model">As written.</param>
    /// <param name="device">What the machine can do; null for any. OpenQASM 3 and 2 are not about a machine.</param>
    /// <param name="parameters">The flat parameter vector to write into the programs; null to leave the parameters open.</param>
    /// <param name="isTemplate">Whether angles are formulas in braces rather than inputs. OpenQASM 2 and IonQ have no other form.</param>
    /// <exception cref="ArgumentException">
    /// The vector has the wrong length, an angle is not finite, the model is wider than the device, or the flavor does not go with the device:
    /// see <see cref="FindUnsuitable"/>.
    /// </exception>
    public static IReadOnlyList<MeasuredProgram> Emit(
        ModelIr model, OpenQasmFlavor flavor, DeviceIr? device = null, IReadOnlyList<double>? parameters = null, bool isTemplate = false)
    {
        if (parameters is not null && parameters.Count != model.ParameterCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The model {model.Name} has {model.ParameterCount} parameters, not {parameters.Count}."),
                nameof(parameters));
        }

        isTemplate |= !flavor.HasInputs();
        if (flavor is OpenQasmFlavor.OpenQasm3 or OpenQasmFlavor.OpenQasm2) return PlainPrograms.Emit(model, flavor, parameters, isTemplate);
        device ??= DeviceIr.Unlimited;
        if (FindUnsuitable(flavor, device) is { } problem) throw new ArgumentException(problem, nameof(device));
        if (device.Qubits < model.Qubits) throw new ArgumentException(FormattableString.Invariant($"The model {model.Name} has {model.Qubits} qubits, and the device {device.Qubits}."), nameof(device));
        var canonical = Pipeline.Run(parameters is null ? model : new ParameterBinding(parameters).Apply(model));
        var circuits = MeasuredCircuit.Of(canonical);
        if (circuits.Count == 0) return [];
        var writer = new MachineProgram(canonical, flavor, device, isTemplate);
        return [.. circuits.Select((circuit, i) => writer.Write(circuit, FormattableString.Invariant($"{i + 1} of {circuits.Count}")))];
    }

    /// <summary>Why programs of a flavor cannot be written for a machine, and what to do; null where they can.</summary>
    public static string? FindUnsuitable(OpenQasmFlavor flavor, DeviceIr device)
    {
        if (flavor is OpenQasmFlavor.OpenQasm3 or OpenQasmFlavor.OpenQasm2) return null;
        if (flavor == OpenQasmFlavor.Ibm && device.Basis.Count == 0)
            return "IBM Quantum takes the gates of a machine alone: say which they are in the backend, for example 'basis rz, sx, x, cz;'.";
        if (flavor == OpenQasmFlavor.Ibm && device.Coupling.Count == 0 && device.Qubits != 1)
            return "IBM Quantum takes gates between coupled qubits alone: say which they are in the backend, for example 'qubits 3; coupling [0, 1], [1, 2];'.";
        var dialect = MachineDialect.Of(flavor);
        var unnamed = device.Basis.Where(g => dialect.NameOf(g) is null).Select(g => $"'{GateTable.Get(g).Name}'").ToList();
        return unnamed.Count == 0 ? null : $"The programs of {OpenQasmFlavors.NameOf(flavor)} have no gate {string.Join(", ", unnamed)}: "
            + (flavor == OpenQasmFlavor.IonQ ? "leave 'basis' out of the backend, since IonQ translates into the gates of its machines itself." : "name other gates as the basis.");
    }
}
