using System.Globalization;
using System.Text;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.Diagram;

/// <summary>
/// Describes a model's circuits for <c>Qmtl.Drawing.CircuitDrawing</c> of the runtime, which draws them: a line each for the model, its
/// registers, gates, heads and observables. Heads on disjoint qubits stand in one circuit, behind the shared encoding stage.
/// </summary>
/// <remarks>
/// <code>
/// Digits                            the model
/// qubits q 4                        a register
/// encode                            the shared stage begins
/// ry 0 data(π·shared[0])            a gate, its qubits, what its angles depend on, and the angles
/// cx 0,1
/// ~bit_flip 0 (0.01)               a noise channel
/// circuit                           the heads of one drawing begin
/// head odd                          the block of a head begins
/// rz 0 weights(theta[0,1])
/// measure XZ 0,1                    an observable of the head: a Pauli operator for each qubit
/// as odd                            the observables of a head before it in this circuit
/// classical tone                    a head without a circuit
/// </code>
/// </remarks>
public static class CircuitDescription
{
    public static string Of(ModelIr model)
    {
        var angles = new AngleNotation(new ModelNames(model));
        var text = new StringBuilder(model.Name).Append('\n');
        foreach (var register in model.Registers) text.Append(FormattableString.Invariant($"qubits {register.Name} {register.Size}\n"));
        if (model.Encoding.Count > 0) text.Append("encode\n");
        foreach (var operation in model.Encoding) Append(text, operation, angles);
        foreach (var circuit in Circuits(model))
        {
            text.Append("circuit\n");
            HeadIr? measured = null;
            foreach (var head in circuit)
            {
                text.Append("head ").Append(head.DisplayName).Append('\n');
                foreach (var operation in head.Gates) Append(text, operation, angles);
                if (measured is not null && head.Measurements.Count > 1 && head.Measurements == measured.Measurements)
                {
                    text.Append("as ").Append(measured.DisplayName).Append('\n');
                    continue;
                }

                foreach (var measurement in head.Measurements) AppendObservable(text, measurement.Observable);
                measured = head;
            }
        }

        foreach (var head in model.Heads.Where(h => !IsQuantum(h))) text.Append("classical ").Append(head.DisplayName).Append('\n');
        return text.ToString();
    }

    private static void Append(StringBuilder text, OperationIr operation, AngleNotation angles)
    {
        var (name, source, arguments) = operation switch
        {
            GateIr gate => (GateTable.Get(gate.Kind).Name, Source(gate.Angles), gate.Angles.Select(angles.Write).ToArray()),
            ChannelIr channel => ("~" + ChannelTable.Get(channel.Kind).Name, "", [.. (channel.Kind == ChannelKind.Kraus ? default : channel.Arguments).Select(a => a.ToString("G4", CultureInfo.InvariantCulture))]),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
        text.Append(name).Append(' ').Append(string.Join(",", operation.Qubits));
        if (arguments.Length > 0) text.Append(' ').Append(source).Append('(').Append(string.Join(", ", arguments)).Append(')');
        text.Append('\n');
    }

    private static void AppendObservable(StringBuilder text, PauliString observable) =>
        text.Append("measure ").Append(string.Concat(observable.Factors.Select(f => f.Pauli)))
            .Append(' ').Append(string.Join(",", observable.Factors.Select(f => f.Qubit))).Append('\n');

    /// <summary>What angles depend on; nothing where they are constant.</summary>
    private static string Source(IEnumerable<Scalar> angles)
    {
        var leaves = angles.SelectMany(Derivative.Leaves).ToArray();
        return (leaves.Any(l => l is ValueScalar), leaves.Any(l => l is ParameterScalar)) switch
        {
            (true, true) => "both",
            (true, false) => "data",
            (false, true) => "weights",
            _ => "",
        };
    }

    private static bool IsQuantum(HeadIr head) => head.Gates.Count > 0 || head.Measurements.Count > 0;

    /// <summary>Heads that share a circuit, in the first that can take them.</summary>
    private static List<List<HeadIr>> Circuits(ModelIr model)
    {
        var circuits = new List<List<HeadIr>>();
        var footprints = new List<HeadFootprint>();
        foreach (var head in model.Heads.Where(IsQuantum))
        {
            var footprint = HeadFootprint.Of(model.Qubits, head.Gates, head.Measurements);
            var index = footprints.FindIndex(f => f.IsIndependentOf(footprint));
            if (index < 0)
            {
                footprints.Add(footprint);
                circuits.Add([head]);
            }
            else
            {
                footprints[index] = footprints[index].Union(footprint);
                circuits[index].Add(head);
            }
        }

        return circuits;
    }
}
