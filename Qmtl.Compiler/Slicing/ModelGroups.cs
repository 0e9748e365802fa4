using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Slicing;

/// <summary>Which expectations of a model share a circuit.</summary>
/// <remarks>
/// Circuits grow from what each head measures, or from single expectations where that ends at half the cost or less: more circuits have costs that
/// gates and states do not show. With shots, what is measured together stays together. The cone of a head may be the whole model where each of its expectations depends on a few qubits; a head whose cone is
/// too large begins as single expectations in any case.
/// </remarks>
/// <param name="Expectations">All of the model.</param>
/// <param name="Oversized">For each head that has any, its largest expectation that cannot be simulated.</param>
internal sealed record ModelGroups(
    LightCones Cones, IReadOnlyList<Expectation> Expectations, IReadOnlyList<ExpectationGroup> Groups, IReadOnlyList<OversizedCone> Oversized)
{
    public double Cost => Groups.Sum(g => g.Cone.Size.Cost);

    public static ModelGroups Of(ModelIr model)
    {
        var (fromHeads, fromSingles) = Begin(model);
        if (fromHeads.Groups.Count == fromSingles.Groups.Count) return fromHeads.Merged();
        (fromHeads, fromSingles) = (fromHeads.Merged(), fromSingles.Merged());
        return 2 * fromSingles.Cost <= fromHeads.Cost ? fromSingles : fromHeads;
    }

    /// <summary>The groups to begin with, of both kinds.</summary>
    public static (ModelGroups FromHeads, ModelGroups FromSingles) Begin(ModelIr model)
    {
        var (cones, expectations) = (new LightCones(model), Expectation.Of(model));
        var (heads, singles) = (new List<ExpectationGroup>(), new List<ExpectationGroup>());
        var oversized = new List<OversizedCone>();
        foreach (var own in Enumerable.Range(0, expectations.Count).GroupBy(i => expectations[i].Head))
        {
            var (single, tooLarge) = BeginWithParts(cones, expectations, Parts(model.Heads[own.Key], expectations, [.. own]));
            singles.AddRange(single);
            if (tooLarge is not null) oversized.Add(tooLarge);
            heads.AddRange(BeginWithHead(cones, expectations, [.. own]) is { } whole ? [whole] : single);
        }

        return (new ModelGroups(cones, expectations, heads, oversized), new ModelGroups(cones, expectations, singles, oversized));
    }

    /// <summary>With groups joined where that is cheaper.</summary>
    public ModelGroups Merged() => this with { Groups = GroupMerging.MergeWhereCheaper(Groups) };

    /// <summary>The heads that read expectations of a group, in order.</summary>
    public IEnumerable<int> HeadsOf(ExpectationGroup group) => group.Expectations.SelectMany(e => Expectations[e].Heads).Distinct().OrderBy(h => h);

    /// <returns>Null where it is too large.</returns>
    private static ExpectationGroup? BeginWithHead(LightCones cones, IReadOnlyList<Expectation> expectations, int[] own)
    {
        var cone = cones.Of(expectations[own[0]].Head, [.. own.Select(i => expectations[i].Measurement)]);
        return cone.Size.IsTooLarge ? null : new ExpectationGroup(own, cone, cone.Size.Cost);
    }

    /// <summary>The smallest parts of what a head measures that can be in circuits of their own: what is measured in the same shots is about one state.</summary>
    private static IEnumerable<int[]> Parts(HeadIr head, IReadOnlyList<Expectation> expectations, int[] own)
    {
        if (head.Samples.Count == 0) return own.Select(i => new[] { i });
        var indices = own.ToDictionary(i => expectations[i].Measurement.Value);
        return head.Samples.Select(sample => sample.Places.Select(place => indices[place]).OrderBy(i => i).ToArray());
    }

    private static (List<ExpectationGroup> Groups, OversizedCone? Oversized) BeginWithParts(
        LightCones cones, IReadOnlyList<Expectation> expectations, IEnumerable<int[]> parts)
    {
        var groups = new List<ExpectationGroup>();
        OversizedCone? largest = null;
        foreach (var part in parts)
        {
            MeasurementIr[] measurements = [.. part.Select(i => expectations[i].Measurement)];
            var head = expectations[part[0]].Head;
            var cone = cones.Of(head, measurements);
            if (!cone.Size.IsTooLarge) groups.Add(new ExpectationGroup(part, cone, cone.Size.Cost));
            else if (largest is null || cone.Size.Qubits > largest.Qubits)
                largest = new OversizedCone(head, measurements[measurements.Length - 1].Observable, cone.Size.Qubits, cone.Size.MaximumQubits);
        }

        return (groups, largest);
    }
}
