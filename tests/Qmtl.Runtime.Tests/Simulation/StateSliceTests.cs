using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Compiler;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Tests.Reference;
using Qmtl.Modeling;
using Qmtl.Shots;
using Qmtl.Simulation;
using static Qmtl.Compiler.Tests.Reference.Gates;

namespace Qmtl.Runtime.Tests.Simulation;

/// <summary>States whose amplitudes are lanes, against those whose lanes are samples: in blocks, on trajectories, and for fewer rows than a chunk has.</summary>
public sealed class StateSliceTests
{
    [Theory]
    [InlineData(12)]
    [InlineData(14)]
    public void Blocks_of_a_state_give_what_the_whole_of_it_does(int qubits)
    {
        // On vectors of 128 bits in double precision, a state of 14 qubits is four blocks, and one of 12 is one. Rings of CX make flips that leave a block, and flips of slices.
        var plan = Plan(qubits);
        var shape = plan.Shapes[0];
        shape.Registers.Count.ShouldBe(qubits / 2);
        (StateBlock.FirstOf<LaneVector128<double, AmplitudeLane>, double>(1 << qubits).Length < 1 << qubits).ShouldBe(qubits == 14);
        double[] parameters = [0.4, -1.3, 2.1];
        double[][] inputs = [.. Enumerable.Range(0, Vector512<double>.Count).Select(lane => new[] { 0.3 + lane, 0.7 - lane, 1.1 })];
        double[] cotangents = [.. Enumerable.Range(0, qubits).Select(i => Math.Cos(i))];

        var whole = KernelCircuit<double>.Run(plan, 64, inputs, parameters);
        var blocks = KernelCircuit<double>.Run(plan, 16, inputs, parameters, isSliced: true);

        ShouldBeNear(blocks.Expectations, whole.Expectations, lanes: Vector512<double>.Count);
        ShouldBeNear(blocks.Gradients(cotangents), whole.Gradients(cotangents), lanes: Vector512<double>.Count);
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void The_compiler_leaves_as_much_room_as_the_runtime_takes(int qubits, bool isSliced)
    {
        var shape = Plan(qubits).Shapes[0];
        shape.IsSliced.ShouldBe(isSliced);
        new CircuitBuilder(qubits).Build().IsSliced.ShouldBe(isSliced);
        KernelCircuit<double>.Build(shape, isSliced).Amplitudes.ShouldBe((int)shape.Amplitudes);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(32)]
    [InlineData(16)]
    public void Trajectories_are_the_same(int vectorSize)
    {
        var (samples, slices) = (Run(64, isSliced: false), Run(vectorSize, isSliced: true));
        ShouldBeNear(slices.Values.ToArray(), samples.Values.ToArray(), lanes: Vector512<double>.Count);
        ShouldBeNear(slices.StandardErrors.ToArray(), samples.StandardErrors.ToArray(), lanes: Vector512<double>.Count);
        samples.StandardErrors[0][0].ShouldBeGreaterThan(0.01);

        static Workspace<double> Run(int vectorSize, bool isSliced)
        {
            var program = Noisy(isSliced);
            var circuit = new Circuit(program, 0, 0, 0, 0, 1, 2);
            var layout = new WorkspaceLayout(3, 0, 0, Angles: 7, program.Amplitudes, program.StateAmplitudes, 0, IsEstimated: true);
            var workspace = new Workspace<double>(layout, vectorSize) { Shots = new ShotDraws(Key: 5, FirstRow: 3, Rows: Vector512<double>.Count) };
            for (var a = 0; a < 7; a++) Angles.Set(workspace, a, Vector512.Create(0.3 + (0.2 * a)) + (Vector512<double>.Indices * 0.1));
            circuit.Forward(workspace);
            return workspace;
        }
    }

    [Theory]
    [InlineData(new[] { 0b0100000, 0b1000000 }, new[] { 0b0100000, 0b1000000 })] // Both flips exchange slices and do nothing else,
    [InlineData(new[] { 0b0100001, 0b1000001 }, new[] { 0b0100000, 0b1000000 })] // both together,
    [InlineData(new[] { 0b0000001, 0b1000000 }, new[] { 0b0000001, 0b1000000 })] // one of them,
    [InlineData(new[] { 0b1000000 }, new[] { 0b1000001 })] // the only one,
    [InlineData(new[] { 0b0000011, 0b1001000 }, new[] { 0b0000001, 0b1000010 })] // or none.
    public void Registers_whose_flips_exchange_slices_are_counted_once(int[] flips, int[] signs)
    {
        const int Qubits = 7;
        var (samples, slices) = (Run(isSliced: false), Run(isSliced: true));
        ShouldBeNear(slices.Values.ToArray(), samples.Values.ToArray(), lanes: Vector512<double>.Count);
        ShouldBeNear(slices.AngleGradients.ToArray(), samples.AngleGradients.ToArray(), lanes: Vector512<double>.Count);
        samples.AngleGradients.ToArray().Max(g => Math.Abs(g[0])).ShouldBeGreaterThan(0.1);

        Workspace<double> Run(bool isSliced)
        {
            var builder = new CircuitBuilder(Qubits, trajectories: 0, isSliced);
            for (var q = 0; q < Qubits; q++) builder.Rotate(1 << q, 1 << q, q);
            builder.Rotations();
            for (var q = 0; q < Qubits; q++) builder.Rotate(1 << q | 1 << ((q + 3) % Qubits), 0, q);
            builder.Reduce(flips, signs);
            builder.Rotate(flips[0], signs[0], 1);
            builder.Rotate(flips[^1], 0, 2);
            builder.Measure(0, signs[0], 0);
            builder.Measure(flips[^1], signs[^1], 1);
            var program = builder.Build();
            var circuit = new Circuit(program, 0, 0, 0, 0, 1);
            var workspace = new Workspace<double>(new WorkspaceLayout(2, 0, 0, Angles: Qubits, program.Amplitudes, program.StateAmplitudes, 0));
            for (var a = 0; a < Qubits; a++) Angles.Set(workspace, a, Vector512.Create(0.3 + (0.2 * a)) + (Vector512<double>.Indices * 0.1));
            (workspace.ValueGradients[0], workspace.ValueGradients[1]) = (Vector512.Create(1.0), Vector512.Create(0.6));
            circuit.Forward(workspace);
            circuit.Backward(workspace);
            return workspace;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_workspace_that_is_too_small_is_refused(bool isSliced)
    {
        const int Qubits = 7;
        var program = new CircuitBuilder(Qubits, trajectories: 0, isSliced).Build();
        var layout = new WorkspaceLayout(0, 0, 0, 0, program.Amplitudes - 8, program.StateAmplitudes, 0);
        var circuit = new Circuit(program, 0, 0, 0);
        Should.Throw<InvalidOperationException>(() => circuit.Forward(new Workspace<double>(layout))).Message.ShouldContain("Compile the model again");
        circuit.Forward(new Workspace<double>(layout with { Amplitudes = program.Amplitudes }));
    }

    [Fact]
    public void Lanes_without_a_row_are_left_out()
    {
        const int Qubits = 7;
        var builder = new CircuitBuilder(Qubits, trajectories: 0, isSliced: true);
        builder.Rotate(1, 1, 0);
        builder.Measure(0, 1, 0);
        var program = builder.Build();
        var circuit = new Circuit(program, 0, 0, 0, 0);
        var layout = new WorkspaceLayout(1, 0, 0, Angles: 1, program.Amplitudes, program.StateAmplitudes, 0);
        var workspace = new Workspace<double>(layout) { Shots = new ShotDraws(Key: 0, FirstRow: 0, Rows: 3) };
        Angles.Set(workspace, 0, Vector512.Create(0.3));
        workspace.ValueGradients[0] = Vector512.Create(1.0);

        circuit.Forward(workspace);
        circuit.Backward(workspace);

        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            workspace.Values[0][lane].ShouldBe(lane < 3 ? Math.Cos(0.6) : 0, 1e-14);
            workspace.AngleGradients[0][lane].ShouldBe(lane < 3 ? -2 * Math.Sin(0.6) : 0, 1e-14);
        }
    }

    /// <summary>Encoding, a ring, a layer of rotations and of diagonals, a ring, and heads of two qubits with rotations and a Z of each.</summary>
    private static ModelPlan Plan(int qubits)
    {
        GateIr[] ring = [.. Enumerable.Range(0, qubits).Select(q => Gate(GateKind.CX, q, (q + 1) % qubits))];
        OperationIr[] encoding =
        [
            .. Each(GateKind.RY, Input), .. ring, .. Each(GateKind.RX, Weight), .. Each(GateKind.RZ, Weight), .. Each(GateKind.RZ, Input),
            Gate(GateKind.CP, Input(2), 0, qubits - 1), .. Each(GateKind.RY, Input), .. ring,
        ];
        var heads = Enumerable.Range(0, qubits / 2).Select(t => (
            Gates: new OperationIr[] { Gate(GateKind.RY, Weight(0), 2 * t), Gate(GateKind.RX, Weight(1), (2 * t) + 1), Gate(GateKind.RX, Input(1), 2 * t), Gate(GateKind.RY, Weight(2), (2 * t) + 1) },
            Observables: new[] { Z(2 * t), Z((2 * t) + 1) })).ToArray();
        var model = RandomModels.Build(qubits, encoding, heads);
        var circuit = new CircuitIr(
            Enumerable.Range(0, qubits).ToEquatableArray(),
            Enumerable.Range(0, heads.Length).ToEquatableArray(),
            encoding.Concat(heads.SelectMany(h => h.Gates)).ToEquatableArray(),
            model.Heads.SelectMany(h => h.Measurements).ToEquatableArray());
        return Planner.Plan(model, [circuit]);

        IEnumerable<GateIr> Each(GateKind kind, Func<int, Scalar> angle) =>
            Enumerable.Range(0, qubits).Select(q => Gate(kind, angle(q % RandomCircuits.Variables), q));
    }

    /// <summary>Rotations, and channels on qubits whose flips stay in a slice, leave it, and do nothing else.</summary>
    private static CircuitProgram Noisy(bool isSliced)
    {
        const int Qubits = 7;
        var builder = new CircuitBuilder(Qubits, trajectories: 6, isSliced);
        for (var q = 0; q < Qubits; q++) builder.Rotate(1 << q, 1 << q, q);
        builder.Noise();
        var (keep, lose, tilt) = (Math.Sqrt(0.6), Math.Sqrt(0.4), Math.Sqrt(0.5));
        foreach (var (flip, sign) in new[] { (0b1, 0b1), (0b1000001, 0b1), (0b1000000, 0b1000000), (0b1100000, 0b1000011) })
        {
            builder.Kraus(flip, sign, [1, 0, 0, 0, 0, 0, keep, 0, 0, 0, lose, 0, 0, 0, 0, 0]);
            builder.Kraus(flip, sign, [tilt, 0, 0, 0, 0, 0, 0, tilt, 0, 0, 0, tilt, tilt, 0, 0, 0]);
            builder.PauliError([flip, 0b10], [sign, 0b10], 0.7);
        }

        builder.Rotations();
        builder.Rotate(0b1000010, 0b10, 2);
        builder.Measure(0, 0b1, 0);
        builder.Measure(0, 0b1000011, 0);
        builder.Measure(0b1100001, 0b1000000, 1);
        return builder.Build();
    }

    private static void ShouldBeNear(Vector512<double>[] actual, Vector512<double>[] expected, int lanes)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            for (var lane = 0; lane < lanes; lane++) actual[i][lane].ShouldBe(expected[i][lane], 1e-11);
        }
    }
}
