using System.Numerics;
using FsCheck.Xunit;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Noise;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Targets;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Targets;

/// <summary>Circuits on machines, against the circuits as written, by full matrices.</summary>
public sealed class TranspilationTests
{
    [Property(Arbitrary = [typeof(RandomTargets)], MaxTest = 600, Replay = "(101,103)")]
    public void A_circuit_on_a_machine_does_what_the_circuit_does_up_to_a_phase_and_the_places(TranspiledCase target)
    {
        var ((model, values, parameters), device, seed) = target;
        var placed = new PlacedModel(model, device);
        var (block, places) = placed.Continue(model.Heads[0].Gates);
        var frames = new SortedDictionary<int, ZAngle>();
        IEnumerable<OperationIr> onMachine = [.. placed.Stage, .. block];
        if (device.Basis.Count > 0) onMachine = new BasisTranslation(device.Basis, placed.Map).Translate(onMachine, frames);
        IEnumerable<OperationIr> remaining = frames.Select(f => Gates.Gate(GateKind.RZ, f.Value.ToScalar(), f.Key));

        var start = RandomState(model.Qubits, new Random(seed));
        var expected = Apply(start, [.. model.Encoding, .. model.Heads[0].Gates], values, parameters);
        var actual = Apply(Embed(start, placed.Initial, placed.Size), [.. onMachine, .. remaining], values, parameters);
        Embed(expected, places, placed.Size).Overlap(actual).Magnitude.ShouldBe(1, 1e-10);
        Conforms([.. onMachine], device);
    }

    [Property(Arbitrary = [typeof(RandomTargets)], MaxTest = 300, Replay = "(107,109)")]
    public void A_model_on_a_machine_has_the_expectations_of_the_model(TranspiledCase target)
    {
        var ((model, values, parameters), device, _) = target;
        var onMachine = DeviceModel.Apply(model with { Backend = new BackendIr("b", null, default, default) { Device = device } });
        IrValidator.Validate(onMachine);
        if (device.IsRestricted) Conforms([.. onMachine.Encoding, .. onMachine.Heads.SelectMany(h => h.Gates)], device);
        var canonical = Pipeline.Run(onMachine);
        for (var i = 0; i < model.Heads.Count; i++)
        {
            var state = ModelCase.Run(model, model.Heads[i], values, parameters);
            var (moved, passed) = (ModelCase.Run(onMachine, onMachine.Heads[i], values, parameters), ModelCase.Run(canonical, canonical.Heads[i], values, parameters));
            for (var m = 0; m < model.Heads[i].Measurements.Count; m++)
            {
                var expected = state.Expectation(model.Heads[i].Measurements[m].Observable);
                var observable = onMachine.Heads[i].Measurements[m].Observable;
                moved.Expectation(observable).ShouldBe(expected, 1e-10);
                passed.Expectation(observable).ShouldBe(expected, 1e-10);
            }
        }
    }

    [Property(Arbitrary = [typeof(RandomNoisyModels)], MaxTest = 80, Replay = "(139,149)")]
    public void Channels_of_a_model_stay_where_they_are_between_the_gates(ModelCase sample, int seed)
    {
        var (model, values, parameters) = sample;
        var random = new Random(seed);
        var device = Devices.Of(random.Next(2) == 0 ? "all" : "line", model.Qubits, Devices.Bases[random.Next(Devices.Bases.Length)], random);
        if (device.Qubits > 4) return;
        var onMachine = DeviceModel.Apply(model with { Backend = new BackendIr("b", null, default, default) { Device = device } });
        for (var i = 0; i < model.Heads.Count; i++)
        {
            var (expected, actual) = (Run(model, i), Run(onMachine, i));
            for (var m = 0; m < model.Heads[i].Measurements.Count; m++)
                actual.Expectation(onMachine.Heads[i].Measurements[m].Observable).ShouldBe(expected.Expectation(model.Heads[i].Measurements[m].Observable), 1e-10);
        }

        DenseMixture Run(ModelIr m, int head) => DenseMixture.Run(m.Qubits, m.Encoding.Concat(m.Heads[head].Gates), values, parameters);
    }

    [Fact]
    public void Noise_follows_the_gates_of_the_machine()
    {
        const string Text = """
            model Far { qubit[3] q; encode { h q; cx q[0], q[1]; cx q[1], q[2]; cx q[0], q[2]; } head a : regression { logits z(q[0]) * z(q[1]) * z(q[2]); } }
            backend b = simulator { qubits 3; basis rz, sx, x, cx; coupling linear; noise { after 2q depolarizing_pauli(0.1); } }
            model FarOnMachine = Far on b;
            """;
        var model = Analyzed.Text(Text).Models[1];
        var onMachine = BackendNoise.Apply(DeviceModel.Apply(model));
        var flips = onMachine.Encoding.Count(o => o is GateIr { Kind: GateKind.CX });
        flips.ShouldBeGreaterThan(3);
        onMachine.Encoding.OfType<ChannelIr>().Count().ShouldBe(flips);
        onMachine.Registers.ShouldBe(EquatableArray.Of(new RegisterIr("place", 0, 3)));
        Fingerprint.Of(model).ShouldBe(Fingerprint.Of(Analyzed.Text(Text).Models[0]));
    }

    /// <summary>Every gate is one of the machine, between coupled places, in a direction that it has, by an angle that it takes.</summary>
    internal static void Conforms(IReadOnlyList<OperationIr> operations, DeviceIr device)
    {
        foreach (var gate in operations.OfType<GateIr>())
        {
            if (device.Basis.Count > 0) device.Basis.ShouldContain(gate.Kind);
            gate.Qubits.Count.ShouldBeLessThan(3);
            if (gate.Kind is GateKind.RZZ or GateKind.RXX or GateKind.MS && device.Basis.Count > 0)
                gate.Angles[^1].ShouldBeOfType<ConstantScalar>().Value.ShouldBeInRange(1e-14, (Math.PI / 2) + 1e-14);
            if (gate.Qubits.Count < 2 || device.Coupling.Count == 0) continue;
            var pair = new QubitPair(gate.Qubits[0], gate.Qubits[1]);
            var isDirected = device.Basis.Count > 0 && gate.Kind is GateKind.CX or GateKind.ECR;
            (device.Coupling.Contains(pair) || (!(device.Basis.Count > 0 && isDirected) && device.Coupling.Contains(pair.Reversed))).ShouldBeTrue($"{gate.Kind} {pair}");
        }
    }

    private static DenseState Apply(DenseState start, IReadOnlyList<OperationIr> gates, double[] values, double[] parameters)
    {
        var state = new DenseState([.. start.Amplitudes]);
        foreach (var gate in gates.Cast<GateIr>())
        {
            double[] angles = [.. gate.Angles.Select(a => ScalarEvaluation.Evaluate(a, values, parameters))];
            state.Apply(TextbookGates.Matrix(gate.Kind, angles), [.. gate.Qubits]);
        }

        return state;
    }

    /// <summary>The state with its qubits at places of a larger register, and |0⟩ elsewhere.</summary>
    private static DenseState Embed(DenseState state, EquatableArray<int> places, int size)
    {
        var amplitudes = new Complex[1 << size];
        for (var i = 0; i < state.Amplitudes.Length; i++)
        {
            var index = 0;
            for (var qubit = 0; qubit < places.Count; qubit++) index |= ((i >> qubit) & 1) << places[qubit];
            amplitudes[index] = state.Amplitudes[i];
        }

        return new DenseState(amplitudes);
    }

    private static DenseState RandomState(int qubits, Random random)
    {
        Complex[] amplitudes = [.. Enumerable.Range(0, 1 << qubits).Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5))];
        var norm = Math.Sqrt(amplitudes.Sum(a => a.Magnitude * a.Magnitude));
        return new DenseState([.. amplitudes.Select(a => a / norm)]);
    }
}
