using Qmtl.Compiler.Emit;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Passes;

namespace Qmtl.Compiler.Targets;

/// <summary>Writes a model as its backend's machine would run it: in the gates of the machine, on its qubits, with swaps where these are not coupled.</summary>
/// <remarks>
/// Every expectation stays the same: what a head measures moves with the qubits. A swap of the circuit becomes no gate; later gates act on the other qubit instead.
/// </remarks>
public static class DeviceModel
{
    /// <summary>The model on the machine; the model itself where the backend does not restrict gates or pairs.</summary>
    /// <remarks>A model that is too large to be written as code is not translated first, either: it has an error of its own.</remarks>
    public static ModelIr Apply(ModelIr model) =>
        model.Backend is { Device: { IsRestricted: true } device } && CodeSize.Of(model) <= CodeSize.MostGates ? Translate(Pipeline.Run(model), device) : model;

    private static ModelIr Translate(ModelIr model, DeviceIr device)
    {
        var placed = new PlacedModel(model, device);
        var translation = device.Basis.Count == 0 ? null : new BasisTranslation(device.Basis, placed.Map);
        var frames = new SortedDictionary<int, ZAngle>();
        var stage = translation?.Translate(placed.Stage, frames) ?? [.. placed.Stage];
        if (translation is not null)
        {
            // What heads without gates measure, they measure of the stage.
            HashSet<int> measured = [.. model.Heads.Where(h => h.Gates.Count == 0).SelectMany(h => Turned(h, placed.AfterStage))];
            stage.AddRange(Realize(translation, frames, place => !translation.HasVirtualZ || measured.Contains(place), stage));
        }

        return model with
        {
            Registers = placed.Map is null ? model.Registers : EquatableArray.Of(new RegisterIr("place", 0, placed.Size)),
            Encoding = stage.ToEquatableArray(),
            Heads = model.Heads.Select(h => Translate(h, placed, translation, frames)).ToEquatableArray(),
        };
    }

    private static HeadIr Translate(HeadIr head, PlacedModel placed, BasisTranslation? translation, SortedDictionary<int, ZAngle> frames)
    {
        var (routed, places) = placed.Continue(head.Gates);
        var gates = routed.ToList();
        if (translation is not null)
        {
            var own = new SortedDictionary<int, ZAngle>(frames);
            gates = translation.Translate(routed, own);

            // No expectation of Z depends on a rotation about Z.
            HashSet<int> turned = head.Gates.Count == 0 ? [] : [.. Turned(head, places)];
            gates.AddRange(Realize(translation, own, turned.Contains, gates.Concat(head.Gates)));
        }

        return head with
        {
            Gates = gates.ToEquatableArray(),
            Measurements = head.Measurements.Select(m => m with { Observable = Move(m.Observable, places) }).ToEquatableArray(),
        };
    }

    private static PauliString Move(PauliString observable, EquatableArray<int> places) =>
        new(observable.Factors.Select(f => f with { Qubit = places[f.Qubit] }).OrderBy(f => f.Qubit).ToEquatableArray());

    /// <summary>The places that a head measures in another basis than Z.</summary>
    private static IEnumerable<int> Turned(HeadIr head, EquatableArray<int> places) =>
        head.Measurements.SelectMany(m => m.Observable.Factors).Where(f => f.Pauli != Pauli.Z).Select(f => places[f.Qubit]);

    /// <summary>Rotations that are still to be done as gates, taken out of the frames.</summary>
    /// <param name="origins">Gates of which one says where the rotations come from.</param>
    private static List<OperationIr> Realize(
        BasisTranslation translation, SortedDictionary<int, ZAngle> frames, Func<int, bool> isWanted, IEnumerable<OperationIr> origins)
    {
        var gates = new List<OperationIr>();
        foreach (var place in frames.Keys.Where(isWanted).ToList())
        {
            var origin = origins.LastOrDefault(o => o.Qubits.Contains(place)) ?? origins.LastOrDefault();
            gates.AddRange(translation.Realize(new GateIr(GateKind.RZ, EquatableArray.Of(place), default, origin?.Span ?? default), place, frames[place]));
            frames.Remove(place);
        }

        return gates;
    }
}
