using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Compiler;
using Qmtl.Compiler.Planning;
using Qmtl.Simulation;

namespace Qmtl.Runtime.Tests.Simulation;

/// <summary>Executes a planned circuit with the kernels of the runtime, each lane with angles of its own.</summary>
internal sealed class KernelCircuit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CircuitShape shape;
    private readonly CircuitInstance circuit;
    private readonly Vector512<T>[] state;
    private readonly Vector512<T>[] sines;
    private readonly Vector512<T>[] cosines;

    /// <param name="angles">Shape [lanes][angles].</param>
    public KernelCircuit(CircuitShape shape, CircuitInstance circuit, double[][] angles)
    {
        (this.shape, this.circuit) = (shape, circuit);
        state = new Vector512<T>[2 << shape.Qubits];
        var perAngle = Enumerable.Range(0, shape.Angles).Select(a => angles.Select(lane => T.CreateChecked(lane[a])).ToArray()).ToArray();
        sines = [.. perAngle.Select(a => Lanes.SinCos(Vector512.Create(a)).Sine)];
        cosines = [.. perAngle.Select(a => Lanes.SinCos(Vector512.Create(a)).Cosine)];
        StateVector.SetZero<T>(state);
        foreach (var step in shape.Steps) Apply(step);
    }

    public double Expectation(int measurement, int lane)
    {
        var m = shape.Measurements[measurement];
        return double.CreateChecked(StateVector.Expectation<T>(state, m.Flip, m.Sign, m.Turns)[lane]);
    }

    /// <summary>The state of one lane in the basis of the circuit's qubits.</summary>
    public Complex[] LogicalAmplitudes(int lane)
    {
        var logical = new Complex[state.Length / 2];
        for (var i = 0; i < logical.Length; i++)
        {
            var basisState = 0;
            for (var q = 0; q < shape.Qubits; q++)
            {
                var isSet = int.IsOddInteger(BitOperations.PopCount((uint)(i & circuit.Frames[q].Sign))) != circuit.Frames[q].Inverted;
                if (isSet) basisState |= 1 << q;
            }

            var amplitude = new Complex(double.CreateChecked(state[2 * i][lane]), double.CreateChecked(state[(2 * i) + 1][lane]));
            logical[basisState] = amplitude * Complex.FromPolarCoordinates(1, circuit.GlobalPhase);
        }

        return logical;
    }

    private void Apply(PlanStep step)
    {
        switch (step)
        {
            case RotationStep r:
                PauliRotation.Apply(state, r.Flip, r.Sign, cosines[r.Angle], sines[r.Angle]);
                break;
            case PhaseStep p:
                Phase.Apply(state, Subset(p.Conditions), cosines[p.Angle], sines[p.Angle]);
                break;
            case NegateStep n:
                Phase.Negate<T>(state, Subset(n.Conditions));
                break;
        }
    }

    private static BasisSubset Subset(EquatableArray<ParityCondition> conditions)
    {
        var mask = conditions.Select(c => c.Mask).Concat([0, 0, 0]).Take(3).ToArray();
        return new BasisSubset(mask[0], mask[1], mask[2], conditions.Select((c, i) => c.Value ? 1 << i : 0).Sum());
    }
}
