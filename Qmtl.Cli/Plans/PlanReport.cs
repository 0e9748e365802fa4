using Qmtl.Cli.Terminals;
using Qmtl.Compiler;
using Qmtl.Compiler.Costs;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Shifts;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Text;
using Qmtl.Modeling;

namespace Qmtl.Cli.Plans;

/// <summary>How a model is executed, for people to read.</summary>
internal static class PlanReport
{
    /// <param name="isDouble">Whether numbers have 64 bits, or 32.</param>
    public static string Of(CompiledModel model, bool isDouble)
    {
        var plan = model.Plan;
        var title = $"{model.Ir.Name}{(model.Ir.Backend is { } backend ? $" on {backend.Name}" : "")}, {(isDouble ? "double" : "single")} precision: "
            + $"{Counted.Of(plan.Model.Heads.Count, "head")}, {Counted.Of(plan.Circuits.Count, "circuit")}, {Counted.Of(plan.Shapes.Count, "shape")}\n";
        if (plan.Circuits.Count == 0) return title + "Nothing is measured, so nothing is simulated.\n";

        var chunk = ChunkOf(plan, isDouble);
        ShapeCost[] costs = [.. plan.Shapes.Select(ShapeCost.Of)];
        return string.Join(
            "\n",
            [
                title,
                ChoiceReport.Of(plan, SlicingChoices.Of(plan.Model)),
                .. costs.Select((cost, i) => ShapeReport.Of(plan, i, cost, chunk)),
                Totals(plan, costs, chunk),
                Memory(plan, chunk),
                OnMachine(model),
            ]);
    }

    private static string Totals(ModelPlan plan, ShapeCost[] costs, Chunk chunk)
    {
        var (forward, backward) = (default(Work), default(Work));
        foreach (var circuit in plan.Circuits)
        {
            forward += costs[circuit.Shape].Forward;
            backward += costs[circuit.Shape].Backward;
        }

        var table = new TextTable("one sample, all circuits", "flop", "bytes");
        AddWork("expectations (forward)", forward);
        AddWork("derivatives (backward)", backward);
        AddWork("gradient (both)", forward + backward);
        return $"{table}Not counted: sines and cosines of angles, filling tables of phases, classical layers.\n";

        void AddWork(string title, Work work) => table.Add(title, NumberText.Of(work.Operations), NumberText.Of(work.Bytes(chunk)));
    }

    /// <summary>As the runtime chooses it for the largest state.</summary>
    private static Chunk ChunkOf(ModelPlan plan, bool isDouble)
    {
        var layout = new WorkspaceLayout(0, 0, 0, 0, 0, plan.Shapes.Max(s => s.StateAmplitudes), 0, plan.Shapes.Any(s => s.IsMixed));
        return isDouble ? new Chunk(sizeof(double), layout.ChunkSize<double>()) : new Chunk(sizeof(float), layout.ChunkSize<float>());
    }

    /// <summary>What a gradient by parameter shift takes where circuits are run and not simulated.</summary>
    private static string OnMachine(CompiledModel model)
    {
        var schedule = GradientSchedule.Of(model.Ir);
        var table = new TextTable("gradient of one sample on a machine", "circuits");
        table.Add("without shifts", NumberText.Of(schedule.Circuits));
        table.Add("shifts in the shared stage", NumberText.Of(schedule.SharedStageRuns));
        table.Add("shifts in heads, one of each head at once", NumberText.Of(schedule.HeadRuns));
        table.Add("all", NumberText.Of(schedule.Runs.Count));
        table.Add("all, if heads were shifted one by one", NumberText.Of(schedule.Runs.Count - schedule.HeadRuns + schedule.SeparateHeadRuns));
        return table.ToString();
    }

    private static string Memory(ModelPlan plan, Chunk chunk)
    {
        var memory = WorkspaceMemory.Of(plan, chunk);
        var table = new TextTable($"memory of a chunk of {Counted.Of(chunk.Samples, "sample")}", "bytes");
        table.Add("values and their derivatives", NumberText.Of(memory.Values));
        table.Add("angles, sines, cosines, derivatives", NumberText.Of(memory.Angles));
        table.Add("states", NumberText.Of(memory.States));
        table.Add("state carried backward", NumberText.Of(memory.Adjoint));
        table.Add("tables of phases", NumberText.Of(memory.Tables));
        table.Add("total", NumberText.Of(memory.Total));
        return table.ToString();
    }
}
