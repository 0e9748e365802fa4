using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Tests.Reference;
using Qmtl.Modeling;
using Qmtl.Simulation;

namespace Qmtl.Runtime.Tests.Simulation;

/// <summary>Executes a planned circuit with the kernels of the runtime, on vectors of a given size, each lane with angles of its own.</summary>
internal sealed class KernelCircuit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CircuitShape shape;
    private readonly CircuitInstance instance;
    private readonly Circuit circuit;
    private readonly Workspace<T> workspace;

    /// <param name="vectorSize">In bytes: 64, 32, 16, or the size of one number.</param>
    /// <param name="angles">Shape [lanes][angles]; a uniform angle is that of the first lane.</param>
    /// <param name="isSliced">Whether lanes are amplitudes, and not samples.</param>
    public KernelCircuit(CircuitShape shape, CircuitInstance instance, int vectorSize, double[][] angles, bool isSliced = false)
    {
        (this.shape, this.instance) = (shape, instance);
        var program = Build(shape, isSliced);
        circuit = new Circuit(program, 0, 0, 0, [.. Enumerable.Range(0, shape.Measurements.Count)]);
        workspace = new Workspace<T>(
            new WorkspaceLayout(shape.Measurements.Count, 0, 0, shape.Angles, program.Amplitudes, shape.StateAmplitudes, shape.TableLength), vectorSize);
        for (var a = 0; a < shape.Angles; a++)
            Angles.Set(workspace, a, Vector512.Create(angles.Select(lane => T.CreateChecked(lane[a])).ToArray()));
        circuit.Prepare(workspace);
        circuit.Forward(workspace);
    }

    /// <summary>Executes the first circuit of a plan.</summary>
    /// <param name="inputs">Shape [lanes][inputs], at least as many lanes as a vector has.</param>
    /// <param name="isSliced">Whether lanes are amplitudes, and not samples.</param>
    public static KernelCircuit<T> Run(ModelPlan plan, int vectorSize, double[][] inputs, double[] parameters, bool isSliced = false)
    {
        var instance = plan.Circuits[0];
        var angles = inputs.Take(Vector512<T>.Count).Select(x => instance.Angles.Select(a => ScalarEvaluation.Evaluate(a, x, parameters)).ToArray());
        return new KernelCircuit<T>(plan.Shapes[instance.Shape], instance, vectorSize, [.. angles], isSliced);
    }

    public static int[] VectorSizes => [64, 32, 16, typeof(T) == typeof(float) ? 4 : 8];

    /// <summary>All expectations, in all lanes.</summary>
    public Vector512<T>[] Expectations => workspace.Values.ToArray();

    public double Expectation(int measurement, int lane) => double.CreateChecked(workspace.Values[measurement][lane]);

    /// <summary>The derivatives with respect to all angles, in all lanes, for derivatives with respect to the expectations.</summary>
    public Vector512<T>[] Gradients(double[] cotangents)
    {
        for (var m = 0; m < cotangents.Length; m++) workspace.ValueGradients[m] = Vector512.Create(T.CreateChecked(cotangents[m]));
        circuit.Backward(workspace);
        return workspace.AngleGradients.ToArray();
    }

    /// <summary>The state of one lane in the basis of the circuit's qubits.</summary>
    public Complex[] LogicalAmplitudes(int lane)
    {
        // A vector has a number of each of some samples, or of each of some slices.
        var program = circuit.Program;
        var lanes = workspace.VectorSize / Unsafe.SizeOf<T>();
        var samples = program.IsSliced ? 1 : lanes;
        var states = MemoryMarshal.Cast<Vector512<T>, T>(workspace.State(0, program.Amplitudes));
        var state = states[(lane / samples * 2 * program.Amplitudes * samples)..];
        var length = program.StateAmplitudes * samples / lanes;
        var logical = new Complex[1 << shape.Qubits];
        for (var i = 0; i < logical.Length; i++)
        {
            var basisState = 0;
            for (var q = 0; q < shape.Qubits; q++)
            {
                var isSet = int.IsOddInteger(BitOperations.PopCount((uint)(i & instance.Frames[q].Sign))) != instance.Frames[q].Inverted;
                if (isSet) basisState |= 1 << q;
            }

            var at = (2 * (i % length) * lanes) + (program.IsSliced ? i / length : lane % lanes);
            var amplitude = new Complex(double.CreateChecked(state[at]), double.CreateChecked(state[at + lanes]));
            logical[basisState] = amplitude * Complex.FromPolarCoordinates(1, instance.GlobalPhase);
        }

        return logical;
    }

    public static CircuitProgram Build(CircuitShape shape, bool isSliced = false)
    {
        var builder = new CircuitBuilder(shape.Qubits, trajectories: 0, isSliced);
        var steps = new Queue<PlanStep>(shape.Steps);
        foreach (var pass in shape.Passes)
        {
            switch (pass.Kind)
            {
                case PassKind.Rotations:
                    builder.Rotations();
                    break;
                case PassKind.UniformDiagonal:
                    builder.UniformDiagonal();
                    break;
                case PassKind.VaryingDiagonal:
                    builder.VaryingDiagonal();
                    break;
            }

            for (var i = 0; i < pass.Count; i++) Add(builder, steps.Dequeue());
        }

        var measurements = new Queue<FramedPauli>(shape.Measurements);
        Measure(shape.StateMeasurements);
        foreach (var register in shape.Registers)
        {
            builder.Reduce([.. register.Flips], [.. register.Signs]);
            for (var i = 0; i < register.Steps; i++) Add(builder, steps.Dequeue());
            Measure(register.Measurements);
        }

        return builder.Build();

        void Measure(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var m = measurements.Dequeue();
                builder.Measure(m.Flip, m.Sign, m.Turns);
            }
        }
    }

    private static void Add(CircuitBuilder builder, PlanStep step)
    {
        switch (step)
        {
            case RotationStep r:
                builder.Rotate(r.Flip, r.Sign, r.Angle);
                break;
            case PhaseStep p:
                builder.Shift([.. p.Conditions.Select(c => c.Mask)], p.Conditions.Select((c, i) => c.Value ? 1 << i : 0).Sum(), p.Angle);
                break;
            case NegateStep n:
                builder.Negate([.. n.Conditions.Select(c => c.Mask)], n.Conditions.Select((c, i) => c.Value ? 1 << i : 0).Sum());
                break;
        }
    }
}
