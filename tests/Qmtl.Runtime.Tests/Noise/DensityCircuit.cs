using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Compiler;
using Qmtl.Compiler.Planning;
using Qmtl.Simulation;

namespace Qmtl.Runtime.Tests.Noise;

/// <summary>Executes a planned circuit with channels with the kernels of the runtime, each lane with angles of its own.</summary>
internal sealed class DensityCircuit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CircuitShape shape;
    private readonly Vector512<T>[] state;
    private readonly Vector512<T>[] sines;
    private readonly Vector512<T>[] cosines;

    /// <param name="angles">Shape [lanes][angles].</param>
    public DensityCircuit(CircuitShape shape, double[][] angles)
    {
        this.shape = shape;
        state = new Vector512<T>[1 << (2 * shape.Qubits)];
        var perAngle = Enumerable.Range(0, shape.Angles).Select(a => angles.Select(lane => T.CreateChecked(lane[a])).ToArray()).ToArray();
        sines = [.. perAngle.Select(a => Lanes.SinCos(Vector512.Create(a)).Sine)];
        cosines = [.. perAngle.Select(a => Lanes.SinCos(Vector512.Create(a)).Cosine)];
        DensityMatrix.SetZero<T>(state);
        foreach (var step in shape.Steps) Apply(step);
    }

    public double Trace(int lane) => double.CreateChecked(state[0][lane]);

    public double Expectation(int measurement, int lane)
    {
        var m = shape.Measurements[measurement];
        return double.CreateChecked(DensityMatrix.Expectation<T>(state, m.Flip, m.Sign, m.Turns)[lane]);
    }

    private void Apply(PlanStep step)
    {
        switch (step)
        {
            case RotationStep r:
                DensityRotation.Apply(state, r.Flip, r.Sign, cosines[r.Angle], sines[r.Angle]);
                break;
            case ChannelStep { Map.IsGeneral: true } c:
                new QubitMap(c.X.Flip, c.X.Sign, c.Z.Flip, c.Z.Sign, [.. c.Map.General]).Apply<T>(state);
                break;
            case ChannelStep c:
                new QubitChannel(c.X.Flip, c.X.Sign, c.Z.Flip, c.Z.Sign, c.Map.X, c.Map.Y, c.Map.Z, c.Map.Shift).Apply<T>(state);
                break;
            case DepolarizeStep d:
                Depolarization.Apply<T>(state, [.. d.Operators.SelectMany(o => new[] { o.Flip, o.Sign })], d.Factor);
                break;
            default:
                throw new InvalidOperationException($"{step} does not belong into a circuit with channels.");
        }
    }
}
