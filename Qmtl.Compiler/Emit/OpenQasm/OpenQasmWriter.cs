using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Writes one program of a model: the same stages, measurements and comments in every version of OpenQASM.</summary>
internal sealed class OpenQasmWriter(ModelIr model, OpenQasmVersion version, ModelNames names, OpenQasmNames identifiers, OpenQasmAngles angles)
{
    /// <param name="newAngles">Makes the angles of one program.</param>
    public static IReadOnlyList<OpenQasmProgram> WriteAll(
        ModelIr model, OpenQasmVersion version, Func<OpenQasmNames, ModelNames, OpenQasmAngles> newAngles) =>
        [.. WriteCircuits(model, version, newAngles).Select(w => w.Program)];

    /// <inheritdoc cref="WriteAll"/>
    public static IReadOnlyList<WrittenCircuit> WriteCircuits(
        ModelIr model, OpenQasmVersion version, Func<OpenQasmNames, ModelNames, OpenQasmAngles> newAngles)
    {
        var names = new ModelNames(model);
        var identifiers = new OpenQasmNames(model, names, version);
        var circuits = MeasuredCircuit.Of(model);
        OpenQasmAngles[] angles = [.. circuits.Select(_ => newAngles(identifiers, names))];
        var programs = circuits
            .Select((circuit, i) => new OpenQasmWriter(model, version, names, identifiers, angles[i])
                .Write(circuit, FormattableString.Invariant($"{i + 1} of {circuits.Count}")))
            .ToArray();
        if (programs.Length == 0) return [];
        var commonInputs = OpenQasmSections.CommonInputs(programs);
        return
        [
            .. circuits.Select((circuit, i) => new WrittenCircuit(
                new OpenQasmProgram(programs[i].Parts(commonInputs).ToEquatableArray(), circuit.Heads.Select(h => h.Head).ToEquatableArray()),
                circuit,
                identifiers,
                angles[i].Inputs())),
        ];
    }

    private OpenQasmSections Write(MeasuredCircuit circuit, string position)
    {
        // The gates come first because they say which inputs there are.
        string[] stage = [.. Stage("Shared encoding stage", model.Encoding)];
        string[] heads =
        [
            .. circuit.Heads.Select(h => model.Heads[h.Head]).SelectMany(head => Stage("Head " + head.DisplayName, head.Gates)),
        ];
        return new OpenQasmSections(
            [.. Opening(circuit, position)],
            [.. angles.Declarations()],
            [
                .. identifiers.Registers.Select(r => version.DeclareQubits(r.Key, r.Value)),
                version.DeclareBits(identifiers.Bits, circuit.Bases.Count),
            ],
            stage,
            [.. heads, .. Measurements(circuit)]);
    }

    private IEnumerable<string> Opening(MeasuredCircuit circuit, string position) =>
    [
        .. version.Header,
        "",
        "// Model " + (model.Namespace is null ? model.Name : model.Namespace + "." + model.Name) + ", circuit " + position,
        "// Heads: " + string.Join(", ", circuit.Heads.Select(h => model.Heads[h.Head].DisplayName)),
        "",
        .. LeftOut(circuit) is { } leftOut ? [leftOut, ""] : Array.Empty<string>(),
    ];

    /// <summary>A comment on the channels of the circuit: OpenQASM has none, and a machine has noise of its own.</summary>
    private string? LeftOut(MeasuredCircuit circuit)
    {
        var channels = model.Encoding.Concat(circuit.Heads.SelectMany(h => model.Heads[h.Head].Gates)).OfType<ChannelIr>().ToArray();
        if (channels.Length == 0) return null;
        var kinds = string.Join(", ", channels.Select(c => ChannelTable.Get(c.Kind).Name).Distinct());
        return $"// Left out, as OpenQASM has no channels: {Counted.Of(channels.Length, "channel")} ({kinds})";
    }

    private IEnumerable<string> Stage(string title, EquatableArray<OperationIr> operations) =>
        operations.Count == 0 ? [] : ["", "// " + title, .. operations.OfType<GateIr>().SelectMany(version.Spell).Select(Statement)];

    private string Statement(GateIr gate)
    {
        var arguments = gate.Angles.Count == 0 ? "" : "(" + string.Join(", ", gate.Angles.Select(angles.Angle)) + ")";
        return version.NameOf(gate.Kind) + arguments + " " + string.Join(", ", gate.Qubits.Select(identifiers.Qubit)) + ";";
    }

    private IEnumerable<string> Measurements(MeasuredCircuit circuit)
    {
        var qubits = circuit.Bases.Keys.ToArray();
        string Bit(int qubit) => FormattableString.Invariant($"{identifiers.Bits}[{Array.IndexOf(qubits, qubit)}]");

        yield return "";
        yield return "// Measurements, each in the basis of its observables. An expectation is the mean of the product of (-1)^bit.";
        HeadMeasurement? written = null;
        foreach (var head in circuit.Heads)
        {
            if (written is not null && head.Observables.Count > 1 && head.Observables.SequenceEqual(written.Observables))
            {
                yield return $"// {model.Heads[head.Head].DisplayName}: as {model.Heads[written.Head].DisplayName}";
                continue;
            }

            written = head;
            foreach (var observable in head.Observables)
            {
                yield return $"// {model.Heads[head.Head].DisplayName}: <{names.Observable(observable)}> from {string.Join(", ", observable.Factors.Select(f => Bit(f.Qubit)))}";
            }
        }

        foreach (var basis in circuit.Bases)
        {
            var qubit = identifiers.Qubit(basis.Key);
            if (basis.Value == Pauli.Y) yield return $"sdg {qubit};";
            if (basis.Value != Pauli.Z) yield return $"h {qubit};";
        }

        foreach (var qubit in qubits) yield return version.Measure(identifiers.Qubit(qubit), Bit(qubit));
    }
}
