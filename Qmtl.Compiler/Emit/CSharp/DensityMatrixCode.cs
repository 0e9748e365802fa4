using System.Globalization;
using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>A circuit with noise: 4ⁿ expectations of Pauli products, and behind them the copies that the way back needs.</summary>
internal sealed class DensityMatrixCode(CircuitShape shape) : StateCode
{
    public override string State => "rho";

    public override string SetZero => $"{Simulation}.DensityMatrix.SetZero(rho);";

    public override IEnumerable<string> Forward(PlanStep step)
    {
        if (step is NoiseStep { Copy: { } copy }) yield return $"rho.CopyTo({Place(copy)});";
        yield return step switch
        {
            RotationStep r => $"{Simulation}.DensityRotation.Apply(rho, {Masks(r)}, {Angle(r.Angle)});",
            ChannelStep c => $"{Channel(c)}.Apply(rho);",
            DepolarizeStep d => $"{Simulation}.Depolarization.Apply(rho, {Operators(d)}, {Number(d.Factor)});",
            _ => throw new InvalidOperationException($"No code is known for {step}."),
        };
    }

    public override IEnumerable<string> Backward(PlanStep step)
    {
        if (step is NoiseStep { Copy: { } copy }) yield return $"{Place(copy)}.CopyTo(rho);";
        yield return step switch
        {
            RotationStep r => $"{Simulation}.DensityRotation.Undo(rho, lambda, {Masks(r)}, {Angle(r.Angle)}, ref gradients[{r.Angle}]);",
            ChannelStep { Copy: not null } c => $"{Channel(c)}.ApplyAdjoint(lambda);",
            ChannelStep c => $"{Channel(c)}.Undo(rho, lambda);",
            DepolarizeStep { Copy: not null } d => $"{Simulation}.Depolarization.Apply(lambda, {Operators(d)}, {Number(d.Factor)});",
            DepolarizeStep d => $"{Simulation}.Depolarization.Undo(rho, lambda, {Operators(d)}, {Number(d.Factor)});",
            _ => throw new InvalidOperationException($"No code is known for {step}."),
        };
    }

    public override string Expectation(FramedPauli pauli) => $"{Simulation}.DensityMatrix.Expectation<T>(rho, {Masks(pauli)}, {pauli.Turns})";

    public override string AddObservable(FramedPauli pauli, string weight) =>
        $"{Simulation}.DensityMatrix.AddObservable(lambda, {Masks(pauli)}, {pauli.Turns}, {weight});";

    private string Place(int copy) => FormattableString.Invariant($"workspace.State(state + {(copy + 1) * shape.StateAmplitudes}, {shape.StateAmplitudes})");

    private static string Channel(ChannelStep c)
    {
        var map = string.Join(", ", new[] { c.Map.X, c.Map.Y, c.Map.Z, c.Map.Shift }.Select(Number));
        return $"new {Simulation}.QubitChannel({Masks(c.X)}, {Masks(c.Z)}, {map})";
    }

    private static string Operators(DepolarizeStep step) => $"[{string.Join(", ", step.Operators.Select(Masks))}]";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
