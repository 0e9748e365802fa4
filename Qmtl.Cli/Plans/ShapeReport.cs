using Qmtl.Cli.Terminals;
using Qmtl.Compiler.Costs;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Text;

namespace Qmtl.Cli.Plans;

/// <summary>The passes of circuits of one shape.</summary>
internal static class ShapeReport
{
    /// <param name="index">Which shape of the plan.</param>
    public static string Of(ModelPlan plan, int index, ShapeCost cost, Chunk chunk)
    {
        var table = new TextTable($"shape {index}", "steps", "sweeps", "forward flop", "bytes", "backward flop", "bytes");
        foreach (var pass in cost.Passes) Add(table, Words(pass.Kind), NumberText.Of(pass.Steps), pass.Sweeps, pass.Forward, pass.Backward, chunk);
        Add(table, "one circuit", "", cost.Sweeps, cost.Forward, cost.Backward, chunk);
        return $"{Describe(plan, index)}\n{table}";
    }

    private static string Describe(ModelPlan plan, int index)
    {
        var shape = plan.Shapes[index];
        CircuitInstance[] circuits = [.. plan.Circuits.Where(c => c.Shape == index)];
        var state = shape.IsMixed
            ? $"{NumberText.Of(2 * shape.StateAmplitudes)} expectations of Pauli products"
            : $"{NumberText.Of(shape.StateAmplitudes)} amplitudes";
        var heads = HeadList.Of(plan.Model, circuits.SelectMany(c => c.Heads));
        return $"Shape {index}: {Counted.Of(shape.Qubits, "qubit")}{(shape.IsMixed ? " with noise" : "")}, {state}, "
            + $"{Counted.Of(shape.Steps.Count, "step")}; {Counted.Of(circuits.Length, "circuit")}, for {heads}";
    }

    private static void Add(TextTable table, string title, string steps, int sweeps, Work forward, Work backward, Chunk chunk) => table.Add(
        title,
        steps,
        NumberText.Of(sweeps),
        NumberText.Of(forward.Operations),
        NumberText.Of(forward.Bytes(chunk)),
        NumberText.Of(backward.Operations),
        NumberText.Of(backward.Bytes(chunk)));

    private static string Words(WorkKind kind) => kind switch
    {
        WorkKind.Product => "product of qubits",
        WorkKind.Rotations => "layer of rotations",
        WorkKind.UniformDiagonal => "diagonal, the same for every sample",
        WorkKind.VaryingDiagonal => "diagonal of each sample",
        WorkKind.DensityStart => "start of a density matrix",
        WorkKind.DensityRotations => "rotations",
        WorkKind.Channels => "channels of one qubit",
        WorkKind.Depolarizations => "depolarizing channels",
        WorkKind.Reductions => "heads on reduced density matrices",
        WorkKind.Measurements => "measurements",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
