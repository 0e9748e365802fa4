using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Writes a model's circuits, with their measurements, as OpenQASM 3 programs.</summary>
/// <remarks>
/// Heads on disjoint qubits share a program. A program takes what its angles depend on as <c>input float[64]</c>: the elements of inputs and
/// of <c>let</c>, and the trainable parameters unless they are bound to numbers.
/// </remarks>
public static class OpenQasm3Emitter
{
    /// <summary>The programs of a model: none where no head measures a qubit.</summary>
    /// <param name="parameters">The flat parameter vector to write into the programs; null to leave the parameters open.</param>
    /// <exception cref="ArgumentException">The vector has the wrong length, or an angle is not finite.</exception>
    public static IReadOnlyList<OpenQasmProgram> Emit(ModelIr model, IReadOnlyList<double>? parameters = null)
    {
        if (parameters is not null && parameters.Count != model.ParameterCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The model {model.Name} has {model.ParameterCount} parameters, not {parameters.Count}."),
                nameof(parameters));
        }

        var names = new ModelNames(model);
        var identifiers = new OpenQasmNames(model, names);
        var circuits = MeasuredCircuit.Of(model);
        return
        [
            .. circuits.Select((circuit, i) => new OpenQasmProgram(
                Write(model, circuit, FormattableString.Invariant($"{i + 1} of {circuits.Count}"), names, identifiers, new OpenQasmAngles(identifiers, names, parameters)),
                circuit.Heads.Select(h => h.Head).ToEquatableArray())),
        ];
    }

    private static string Write(
        ModelIr model, MeasuredCircuit circuit, string position, ModelNames names, OpenQasmNames identifiers, OpenQasmAngles angles)
    {
        // The gates come first because they say which inputs there are.
        List<string> gates = [.. Stage("Shared encoding stage", model.Encoding, identifiers, angles)];
        foreach (var measured in circuit.Heads)
        {
            var head = model.Heads[measured.Head];
            gates.AddRange(Stage("Head " + head.DisplayName, head.Gates, identifiers, angles));
        }

        List<string> lines =
        [
            "OPENQASM 3.0;",
            "include \"stdgates.inc\";",
            "",
            "// Model " + (model.Namespace is null ? model.Name : model.Namespace + "." + model.Name) + ", circuit " + position,
            "// Heads: " + string.Join(", ", circuit.Heads.Select(h => model.Heads[h.Head].DisplayName)),
            "",
        ];
        var inputs = angles.Declarations().ToArray();
        if (LeftOut(model, circuit) is { } leftOut) lines.AddRange([leftOut, ""]);
        if (inputs.Length > 0) lines.AddRange([.. inputs, ""]);
        lines.AddRange(identifiers.Registers.Select(r => FormattableString.Invariant($"qubit[{r.Value}] {r.Key};")));
        lines.Add(FormattableString.Invariant($"bit[{circuit.Bases.Count}] {identifiers.Bits};"));
        lines.AddRange(gates);
        lines.AddRange(Measurements(model, circuit, names, identifiers));
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>A comment on the channels of the circuit: OpenQASM has none, and a machine has noise of its own.</summary>
    private static string? LeftOut(ModelIr model, MeasuredCircuit circuit)
    {
        var channels = model.Encoding.Concat(circuit.Heads.SelectMany(h => model.Heads[h.Head].Gates)).OfType<ChannelIr>().ToArray();
        if (channels.Length == 0) return null;
        var names = string.Join(", ", channels.Select(c => ChannelTable.Get(c.Kind).Name).Distinct());
        return $"// Left out, as OpenQASM has no channels: {Counted.Of(channels.Length, "channel")} ({names})";
    }

    private static IEnumerable<string> Stage(string title, EquatableArray<OperationIr> operations, OpenQasmNames identifiers, OpenQasmAngles angles) =>
        operations.Count == 0 ? [] : ["", "// " + title, .. operations.OfType<GateIr>().SelectMany(g => GateStatements.Of(g, identifiers, angles))];

    private static IEnumerable<string> Measurements(ModelIr model, MeasuredCircuit circuit, ModelNames names, OpenQasmNames identifiers)
    {
        var qubits = circuit.Bases.Keys.ToArray();
        string Bit(int qubit) => FormattableString.Invariant($"{identifiers.Bits}[{Array.IndexOf(qubits, qubit)}]");

        yield return "";
        yield return "// Measurements, each in the basis of its observables. An expectation is the mean of the product of (-1)^bit.";
        foreach (var head in circuit.Heads)
        {
            foreach (var observable in head.Observables)
            {
                var product = string.Join(" * ", observable.Factors.Select(f => $"{f.Pauli}({names.Qubit(f.Qubit)})"));
                yield return $"// {model.Heads[head.Head].DisplayName}: <{product}> from {string.Join(", ", observable.Factors.Select(f => Bit(f.Qubit)))}";
            }
        }

        foreach (var basis in circuit.Bases)
        {
            var qubit = identifiers.Qubit(basis.Key);
            if (basis.Value == Pauli.Y) yield return $"sdg {qubit};";
            if (basis.Value != Pauli.Z) yield return $"h {qubit};";
        }

        foreach (var qubit in qubits) yield return $"{Bit(qubit)} = measure {identifiers.Qubit(qubit)};";
    }
}
