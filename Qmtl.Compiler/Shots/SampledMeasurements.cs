using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Noise;

namespace Qmtl.Compiler.Shots;

/// <summary>Makes the expectations of a model means over a finite number of shots.</summary>
/// <remarks>
/// What a head measures is split into groups that one circuit on a device measures together. Of each group the products over all subsets of its qubits are measured,
/// which determine the joint distribution of the bits: from it the runtime draws outcomes. So what simulates expectations, with noise or without,
/// is all that there is to simulate. What heads before it measured of the same state a head reads as these sampled it.
/// </remarks>
internal sealed class SampledMeasurements
{
    /// <summary>The most qubits of a group: it has a product for each subset of them.</summary>
    public const int MostQubits = 10;

    private readonly int shots;
    private readonly ReadoutConfusion? readout;
    private readonly bool invertsReadout;
    private readonly ValueInsertion insertion;
    private readonly HashSet<int> read = [];

    private SampledMeasurements(ModelIr model, int shots, ReadoutConfusion? readout, bool invertsReadout) =>
        (this.shots, this.readout, this.invertsReadout, insertion) = (shots, readout, invertsReadout, new ValueInsertion(model.LogitOffset));

    /// <summary>The number of qubits of a group that would have too many products; null where there is none.</summary>
    public static int? FindTooWide(HeadIr head)
    {
        var widest = QubitwiseGroup.Split(head.Measurements).Select(g => g.Bases.Count).DefaultIfEmpty(0).Max();
        return widest > MostQubits ? widest : null;
    }

    public static ModelIr Apply(ModelIr model, int shots, ReadoutConfusion? readout, bool invertsReadout = false)
    {
        var sampling = new SampledMeasurements(model, shots, readout, invertsReadout);
        var heads = model.Heads.Select(sampling.Sample).ToList();
        return model with { Heads = heads.Select(sampling.insertion.Place).ToEquatableArray(), Values = model.Values + sampling.insertion.Count };
    }

    private HeadIr Sample(HeadIr head)
    {
        var groups = QubitwiseGroup.Split(head.Measurements.Where(m => read.Add(m.Value)));
        var added = new List<MeasurementIr>();
        var samples = groups.Select(group => Sample(group, added)).ToEquatableArray();
        return head with { Measurements = head.Measurements.Concat(added).ToEquatableArray(), Samples = samples };
    }

    private SampledGroupIr Sample(QubitwiseGroup group, List<MeasurementIr> added)
    {
        PauliFactor[] factors = [.. group.Bases.Select(b => new PauliFactor(b.Key, b.Value))];
        var known = group.Measurements.ToDictionary(m => m.Observable, m => m.Value);
        var (places, observables) = (new List<int>(), new List<int>());
        for (var subset = 1; subset < 1 << factors.Length; subset++)
        {
            var product = new PauliString(factors.Where((_, i) => (subset >> i & 1) == 1).ToEquatableArray());
            if (known.TryGetValue(product, out var place)) observables.Add(subset);
            else added.Add(new MeasurementIr(product, place = insertion.Add()));
            places.Add(place);
        }

        return new SampledGroupIr(
            shots,
            group.Bases.Keys.ToEquatableArray(),
            places.ToEquatableArray(),
            observables.ToEquatableArray(),
            readout is null ? default : group.Bases.Keys.Select(readout.Of).ToEquatableArray())
        {
            InvertsReadout = invertsReadout && readout is not null,
        };
    }
}
