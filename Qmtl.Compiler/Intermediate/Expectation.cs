namespace Qmtl.Compiler.Intermediate;

/// <summary>An expectation of a model, measured once for all heads that read it.</summary>
/// <param name="Heads">Indices of the heads, in order. Several see one and the same state: they have no gates of their own.</param>
internal sealed record Expectation(MeasurementIr Measurement, IReadOnlyList<int> Heads)
{
    /// <summary>The first head that reads it.</summary>
    public int Head => Heads[0];

    /// <summary>The expectations of a model, in the order in which its heads first read them.</summary>
    public static IReadOnlyList<Expectation> Of(ModelIr model)
    {
        var expectations = new List<Expectation>();
        var readers = new Dictionary<int, List<int>>();
        for (var head = 0; head < model.Heads.Count; head++)
        {
            foreach (var measurement in model.Heads[head].Measurements)
            {
                if (!readers.TryGetValue(measurement.Value, out var heads))
                {
                    readers.Add(measurement.Value, heads = []);
                    expectations.Add(new Expectation(measurement, heads));
                }

                heads.Add(head);
            }
        }

        return expectations;
    }
}
