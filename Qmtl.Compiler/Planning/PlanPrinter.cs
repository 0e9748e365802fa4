using System.Globalization;
using System.Text;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Planning;

/// <summary>Writes a plan for people to read. Pauli products and masks have the most significant bit of an index first.</summary>
public static class PlanPrinter
{
    public static string Print(ModelPlan plan)
    {
        var text = new StringBuilder();
        for (var i = 0; i < plan.Shapes.Count; i++) Print(text, i, plan.Shapes[i]);
        var names = new ModelNames(plan.Model);
        for (var i = 0; i < plan.Circuits.Count; i++) Print(text, names, plan, i, plan.Circuits[i]);
        return text.ToString();
    }

    private static void Print(StringBuilder text, int index, CircuitShape shape)
    {
        Line(text, $"shape {index}: {shape.Qubits} qubits{(shape.IsMixed ? " as a density matrix" : shape.Trajectories > 0 ? Invariant($" on {shape.Trajectories} trajectories") : "")}, {shape.Angles} angles, {shape.Steps.Count} steps");
        if (shape.IsMixed) Print(text, shape, 0, shape.Steps.Count, "  ");
        var first = 0;
        foreach (var pass in shape.Passes)
        {
            Line(text, $"  {Describe(pass.Kind)}");
            Print(text, shape, first, pass.Count, "    ");
            first += pass.Count;
        }

        PrintMeasurements(text, shape, 0, shape.StateMeasurements, "  ");
        var measurement = shape.StateMeasurements;
        foreach (var register in shape.Registers)
        {
            var qubits = register.Flips.Zip(register.Signs, (f, s) => $"flip {Bits(f, shape.Qubits)}, sign {Bits(s, shape.Qubits)}");
            Line(text, $"  reduced density matrix of {string.Join(" and ", qubits)}");
            Print(text, shape, first, register.Steps, "    ");
            PrintMeasurements(text, shape, measurement, register.Measurements, "    ");
            first += register.Steps;
            measurement += register.Measurements;
        }
    }

    private static void PrintMeasurements(StringBuilder text, CircuitShape shape, int first, int count, string indent)
    {
        for (var i = first; i < first + count; i++) Line(text, $"{indent}expectation {i} of {Write(shape.Measurements[i], shape.Qubits)}");
    }

    private static void Print(StringBuilder text, CircuitShape shape, int first, int count, string indent)
    {
        foreach (var step in shape.Steps.Skip(first).Take(count)) Line(text, $"{indent}{Write(step, shape.Qubits)}");
    }

    private static string Describe(PassKind kind) => kind switch
    {
        PassKind.Product => "product of qubits",
        PassKind.Rotations => "layer of rotations",
        PassKind.UniformDiagonal => "diagonal, the same for every sample",
        PassKind.VaryingDiagonal => "diagonal of each sample",
        PassKind.Noise => "noise",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Write(PlanStep step, int qubits) => step switch
    {
        RotationStep r => Invariant($"rotate {Write(new FramedPauli(r.Flip, r.Sign, Parity.IsOdd(r.Flip & r.Sign) ? 1 : 0), qubits)} by angle {r.Angle}"),
        PhaseStep p => Invariant($"shift where {Write(p.Conditions, qubits)} by angle {p.Angle}"),
        NegateStep n => $"negate where {Write(n.Conditions, qubits)}",
        KrausStep k => $"take one of {k.Operators.Count} Kraus operators on flip {Bits(k.Flip, qubits)}, sign {Bits(k.Sign, qubits)}",
        PauliErrorStep e => Invariant($"Pauli error with probability {e.Probability} on {string.Join(" and ", e.Flips.Zip(e.Signs, (f, s) => $"flip {Bits(f, qubits)}, sign {Bits(s, qubits)}"))}"),
        ChannelStep c => Write(c, qubits) + Restored(c),
        DepolarizeStep d => Invariant($"multiply what acts on {string.Join(", ", d.Operators.Select(o => Write(o, qubits)))} by {d.Factor}") + Restored(d),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static string Write(ChannelStep step, int qubits)
    {
        var (x, z, map) = (Write(step.X, qubits), Write(step.Z, qubits), step.Map);
        if (map.IsGeneral)
        {
            var rows = Enumerable.Range(0, 3).Select(row => $"[{string.Join(", ", Enumerable.Range(0, 4).Select(column => Invariant($"{map[row, column]}")))}]");
            return $"map X = {x}, Y and Z = {z} by {string.Join(", ", rows)}";
        }

        var shift = map.Shift == 0 ? "" : Invariant($" + {map.Shift}");
        return Invariant($"multiply X = {x} by {map.X}, Y by {map.Y}, Z = {z} by {map.Z}{shift}");
    }

    private static string Restored(NoiseStep step) => step.Copy is { } copy ? Invariant($", state kept in copy {copy}") : "";

    private static string Write(EquatableArray<ParityCondition> conditions, int qubits) =>
        string.Join(" and ", conditions.Select(c => $"{Bits(c.Mask, qubits)} is {(c.Value ? "odd" : "even")}"));

    /// <summary>A sign and a letter per bit: <c>+Z.Y</c> is a Z on bit 2 and a Y on bit 0.</summary>
    private static string Write(FramedPauli pauli, int qubits)
    {
        var letters = new char[qubits];
        var turns = pauli.Turns;
        for (var bit = 0; bit < qubits; bit++)
        {
            var (flips, signs) = ((pauli.Flip >> bit & 1) != 0, (pauli.Sign >> bit & 1) != 0);
            if (flips && signs) turns--;
            letters[qubits - 1 - bit] = (flips, signs) switch
            {
                (true, true) => 'Y',
                (true, false) => 'X',
                (false, true) => 'Z',
                _ => '.',
            };
        }

        return ((turns & 3) == 0 ? "+" : "-") + new string(letters);
    }

    private static string Bits(int mask, int qubits) => Convert.ToString(mask, 2).PadLeft(qubits, '0');

    private static void Print(StringBuilder text, ModelNames names, ModelPlan plan, int index, CircuitInstance circuit)
    {
        var shape = plan.Shapes[circuit.Shape];
        Line(text, $"circuit {index}: shape {circuit.Shape}, {string.Join(", ", circuit.Heads.Select(h => plan.Model.Heads[h].DisplayName))}");
        for (var i = 0; i < circuit.Frames.Count; i++)
        {
            var frame = circuit.Frames[i];
            var (flip, sign) = (Bits(frame.Flip, shape.Qubits), Bits(frame.Sign, shape.Qubits));
            Line(text, $"  {names.Qubit(circuit.Wires[i])}: flip {flip}, sign {sign}{(frame.Inverted ? ", inverted" : "")}");
        }

        var scalars = new ScalarPrinter(names);
        for (var i = 0; i < circuit.Angles.Count; i++) Line(text, $"  angle {i} = {scalars.Write(circuit.Angles[i])}");
        var places = new ComputationPrinter(plan.Model, names);
        for (var i = 0; i < circuit.Values.Count; i++) Line(text, $"  expectation {i} -> {places.Place(circuit.Values[i], 1)}");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(Invariant(line)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
