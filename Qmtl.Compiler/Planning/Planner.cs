using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Planning;

/// <summary>From circuits to the steps that execute them.</summary>
public static class Planner
{
    public static ModelPlan Plan(ModelIr model, IEnumerable<CircuitIr> circuits)
    {
        var shapes = new List<CircuitShape>();
        var known = new Dictionary<CircuitShape, int>();
        var instances = new List<CircuitInstance>();
        var heads = Expectation.Of(model).ToDictionary(e => e.Measurement.Value, e => e.Head);
        var isSampled = model.Heads.Any(h => h.Samples.Count > 0);
        foreach (var circuit in circuits)
        {
            var (shape, instance) = Plan(circuit, heads, isSampled);
            if (!known.TryGetValue(shape, out var index))
            {
                known.Add(shape, index = shapes.Count);
                shapes.Add(shape);
            }

            instances.Add(instance with { Shape = index });
        }

        return new ModelPlan(model, shapes.ToEquatableArray(), instances.ToEquatableArray());
    }

    private static (CircuitShape Shape, CircuitInstance Instance) Plan(CircuitIr circuit, Dictionary<int, int> heads, bool isSampled)
    {
        var lowering = new GateLowering(circuit.Qubits);
        foreach (var operation in circuit.Gates) lowering.Apply(operation);
        var measurements = circuit.Measurements.Select(m => lowering.Frames.Frame(m.Observable.Factors)).ToEquatableArray();
        var angles = new AngleTable(areShared: !isSampled && circuit.Trajectories is null);
        if (circuit.HasChannels && circuit.Trajectories is { } trajectories) return PlanTrajectories(circuit, trajectories, lowering, measurements, angles);
        return circuit.IsMixed ? PlanMixed(circuit, lowering, measurements, angles) : PlanPure(circuit, heads, lowering, measurements, angles);
    }

    private static (CircuitShape Shape, CircuitInstance Instance) PlanPure(
        CircuitIr circuit, Dictionary<int, int> heads, GateLowering lowering, EquatableArray<FramedPauli> measurements, AngleTable angles)
    {
        var sequence = new StepSequence(lowering.Steps, lowering.GlobalPhase).Optimize(measurements);
        var (split, tails) = HeadReduction.Run(circuit.Qubits, sequence.Steps, measurements, GroupByHead(circuit, heads));

        // Angles are numbered in the order of the gates, in which neighbors are neighbors in their tensors too.
        if (angles.AreShared)
        {
            foreach (var (step, _) in split) angles.Place(step);
        }

        var (ordered, passes) = PassScheduling.Run([.. split.Where(s => s.Tail is null).Select(s => s.Step)]);
        DraftStep[] steps = [.. ordered, .. tails.SelectMany(tail => split.Where(s => s.Tail == tail).Select(s => s.Step))];
        var planned = steps.Select(angles.Place).ToEquatableArray();
        var reduced = tails.SelectMany(t => t.Measurements).ToList();
        int[] order = [.. Enumerable.Range(0, measurements.Count).Except(reduced), .. reduced];
        var shape = new CircuitShape(
            circuit.Qubits,
            angles.Angles.Count,
            planned,
            order.Select(m => measurements[m]).ToEquatableArray(),
            passes.ToEquatableArray(),
            tails.Select(t => t.ToRegister(circuit.Qubits)).OfType<ReducedRegister>().ToEquatableArray());
        var instance = Instantiate(circuit, angles, steps) with
        {
            Values = order.Select(m => circuit.Measurements[m].Value).ToEquatableArray(),
            Frames = lowering.Frames.ToFrames(),
            GlobalPhase = Math.IEEERemainder(sequence.GlobalPhase, 2 * Math.PI),
        };
        return (shape, instance);
    }

    private static (CircuitShape Shape, CircuitInstance Instance) PlanTrajectories(
        CircuitIr circuit, int trajectories, GateLowering lowering, EquatableArray<FramedPauli> measurements, AngleTable angles)
    {
        var sequence = new StepSequence(lowering.Steps, lowering.GlobalPhase).Optimize(measurements);
        var (steps, passes) = TrajectoryScheduling.Run(sequence.Steps);
        var planned = steps.Select(s => TrajectorySteps.Of(angles.Place(s))).ToEquatableArray();
        var shape = new CircuitShape(circuit.Qubits, angles.Angles.Count, planned, measurements, passes.ToEquatableArray(), default)
        {
            Trajectories = planned.Any(s => s is KrausStep or PauliErrorStep) ? trajectories : 0,
        };
        return (shape, Instantiate(circuit, angles, steps));
    }

    private static (CircuitShape Shape, CircuitInstance Instance) PlanMixed(
        CircuitIr circuit, GateLowering lowering, EquatableArray<FramedPauli> measurements, AngleTable angles)
    {
        var (steps, observables) = MixedCircuit.Optimize(circuit.Qubits, lowering.Steps, measurements);
        var planned = Restoration.Run([.. steps.Select(angles.Place)]).ToEquatableArray();
        var shape = new CircuitShape(circuit.Qubits, angles.Angles.Count, planned, observables.ToEquatableArray(), default, default);
        return (shape, Instantiate(circuit, angles, steps));
    }

    /// <summary>For each head, which measurements of a circuit are its own: those that no head before it reads.</summary>
    /// <param name="heads">The first head that reads a value.</param>
    private static IReadOnlyList<IReadOnlyList<int>> GroupByHead(CircuitIr circuit, Dictionary<int, int> heads) =>
    [
        .. Enumerable.Range(0, circuit.Measurements.Count)
            .GroupBy(m => heads.TryGetValue(circuit.Measurements[m].Value, out var head) ? head : -1)
            .Select(own => own.ToList()),
    ];

    private static CircuitInstance Instantiate(CircuitIr circuit, AngleTable angles, IReadOnlyList<DraftStep> steps) => new(
        0,
        circuit.Wires,
        circuit.Heads,
        angles.Angles.ToEquatableArray(),
        circuit.Measurements.Select(m => m.Value).ToEquatableArray(),
        default,
        0,
        steps.Select(s => s.Span).ToEquatableArray());

    /// <summary>Numbers angles in the order in which steps first use them.</summary>
    /// <param name="areShared">
    /// Whether equal angles are one, so that their gradients add up. With shots each step has its own: the shift rule then takes derivatives one by one,
    /// which have less variance than that of all together.
    /// </param>
    private sealed class AngleTable(bool areShared)
    {
        private readonly Dictionary<Scalar, int> indices = [];

        public bool AreShared => areShared;

        public List<Scalar> Angles { get; } = [];

        public PlanStep Place(DraftStep step) => step switch
        {
            DraftStep.Rotation rotation => new RotationStep(rotation.Flip, rotation.Sign, IndexOf(rotation.Angle)),
            DraftStep.Phase shift => new PhaseStep(shift.Conditions, IndexOf(shift.Angle)),
            DraftStep.Negation negation => new NegateStep(negation.Conditions),
            DraftStep.Channel channel => new ChannelStep(channel.X, channel.Z, channel.Map),
            DraftStep.Depolarization depolarization => new DepolarizeStep(depolarization.Operators, depolarization.Factor),
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };

        private int IndexOf(Scalar angle)
        {
            if (areShared && indices.TryGetValue(angle, out var index)) return index;
            indices[angle] = Angles.Count;
            Angles.Add(angle);
            return Angles.Count - 1;
        }
    }
}
