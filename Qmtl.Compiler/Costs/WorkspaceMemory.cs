using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Costs;

/// <summary>The memory in which a model computes one chunk of samples, in bytes (<c>Workspace</c>). A number of all samples is a vector of 64 bytes.</summary>
/// <param name="Values">Inputs, values between, expectations and logits, and the derivative with respect to each.</param>
/// <param name="Angles">Angles, their sines, cosines and derivatives.</param>
/// <param name="States">The state of every circuit, with the copies that it keeps.</param>
/// <param name="Adjoint">The state that is carried backward; circuits take turns with it.</param>
/// <param name="Tables">Phases that are the same for all samples.</param>
public sealed record WorkspaceMemory(long Values, long Angles, long States, long Adjoint, long Tables)
{
    private const int VectorBytes = 64;

    public long Total => Values + Angles + States + Adjoint + Tables;

    public static WorkspaceMemory Of(ModelPlan plan, Chunk chunk)
    {
        CircuitShape[] shapes = [.. plan.Circuits.Select(c => plan.Shapes[c.Shape])];
        return new WorkspaceMemory(
            2L * VectorBytes * plan.Model.Values,
            4L * VectorBytes * plan.Circuits.Sum(c => c.Angles.Count),
            ToVectors(2L * chunk.NumberBytes * chunk.Samples * shapes.Sum(s => s.Amplitudes)),
            ToVectors(2L * chunk.NumberBytes * chunk.Samples * shapes.Select(s => s.StateAmplitudes).DefaultIfEmpty(0).Max()),
            ToVectors(chunk.NumberBytes * shapes.Sum(s => s.TableLength)));
    }

    private static long ToVectors(long bytes) => (bytes + VectorBytes - 1) / VectorBytes * VectorBytes;
}
