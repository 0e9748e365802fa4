using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Targets;

/// <summary>A model on the places of a machine: the shared stage routed once, and blocks from the layout that it ends in.</summary>
internal sealed class PlacedModel
{
    private readonly CouplingMap? map;
    private readonly SabreRouting routing;
    private readonly Layout end;

    /// <param name="model">In canonical form.</param>
    public PlacedModel(ModelIr model, DeviceIr device)
    {
        map = CouplingMap.Of(device);
        routing = new SabreRouting(map);
        OperationIr[] stage = [.. model.Encoding.SelectMany(GateForms.InTwoQubits)];
        List<OperationIr>[] blocks = [.. model.Heads.Select(h => h.Gates.SelectMany(GateForms.InTwoQubits).ToList())];
        end = LayoutSearch.Find(model.Qubits, stage, blocks, map);
        Initial = end.Places;
        Stage = routing.Route(stage, end);
    }

    /// <summary>Between which places gates act; null where between all.</summary>
    public CouplingMap? Map => map;

    /// <summary>How many places there are.</summary>
    public int Size => map?.Qubits ?? Initial.Count;

    /// <summary>The place at which every qubit of the model begins.</summary>
    public EquatableArray<int> Initial { get; }

    /// <summary>The shared stage on places.</summary>
    public IReadOnlyList<OperationIr> Stage { get; }

    /// <summary>The place of every qubit after the shared stage.</summary>
    public EquatableArray<int> AfterStage => end.Places;

    /// <summary>Gates after the shared stage, on places, and where the qubits are then.</summary>
    public (IReadOnlyList<OperationIr> Operations, EquatableArray<int> Places) Continue(IEnumerable<OperationIr> block)
    {
        var layout = end.Copy();
        return (routing.Route([.. block.SelectMany(GateForms.InTwoQubits)], layout), layout.Places);
    }
}
