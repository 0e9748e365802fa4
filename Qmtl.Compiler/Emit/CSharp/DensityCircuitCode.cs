using System.Globalization;
using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The code of a circuit shape with noise: a call for each step forward, and for each step undone, or transposed, for the gradient.</summary>
internal sealed class DensityCircuitCode(CodeWriter writer, int index, CircuitShape shape, CircuitInstance first, SourceComments comments)
{
    private const string Simulation = "global::Qmtl.Simulation";
    private const string Signature =
        "<T>(global::Qmtl.Modeling.Workspace<T> workspace, int amplitude, int angle, global::System.ReadOnlySpan<int> targets)"
        + " where T : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<T>";

    public void Write()
    {
        using (Open("Forward", "State"))
        {
            for (var i = 0; i < shape.Steps.Count; i++)
            {
                comments.Write(writer, first.Origins[i]);
                if (shape.Steps[i] is NoiseStep { Copy: { } copy }) writer.Line($"rho.Keep({copy});");
                writer.Line($"rho.{Step(shape.Steps[i])}");
            }

            WriteMeasurements("Measure");
        }

        writer.Line();
        using (Open("Backward", "Adjoint"))
        {
            WriteMeasurements("Observe");
            for (var i = shape.Steps.Count - 1; i >= 0; i--)
            {
                comments.Write(writer, first.Origins[i]);
                if (shape.Steps[i] is NoiseStep { Copy: { } copy }) writer.Line($"rho.Restore({copy});");
                writer.Line($"rho.{(shape.Steps[i] is NoiseStep { Copy: not null } ? "Transpose" : "Undo")}{Step(shape.Steps[i])}");
            }
        }
    }

    private CodeWriter.Block Open(string direction, string state)
    {
        var block = writer.Open($"public static void Shape{index}{direction}{Signature}");
        writer.Line($"var rho = new {Simulation}.Density{state}<T>(workspace, qubits: {shape.Qubits}, amplitude, angle);");
        comments.Restart();
        return block;
    }

    private void WriteMeasurements(string call)
    {
        for (var i = 0; i < shape.Measurements.Count; i++)
            writer.Line($"rho.{call}({Masks(shape.Measurements[i])}, {shape.Measurements[i].Turns}, targets[{i}]);");
    }

    private static string Step(PlanStep step) => step switch
    {
        RotationStep r => $"Rotate({CSharpText.Mask(r.Flip)}, {CSharpText.Mask(r.Sign)}, {r.Angle});",
        ChannelStep { Map.IsGeneral: true } c => $"Channel(new {Simulation}.QubitMap({Masks(c.X)}, {Masks(c.Z)}, [{Numbers([.. c.Map.General])}]));",
        ChannelStep c => $"Channel(new {Simulation}.QubitChannel({Masks(c.X)}, {Masks(c.Z)}, {Numbers(c.Map.X, c.Map.Y, c.Map.Z, c.Map.Shift)}));",
        DepolarizeStep d => $"Depolarize([{string.Join(", ", d.Operators.Select(Masks))}], {Numbers(d.Factor)});",
        _ => throw new InvalidOperationException($"No code is known for {step}."),
    };

    private static string Masks(FramedPauli p) => $"{CSharpText.Mask(p.Flip)}, {CSharpText.Mask(p.Sign)}";

    private static string Numbers(params double[] numbers) => string.Join(", ", numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)));
}
