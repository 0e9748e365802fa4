using Qmtl.Modeling;

namespace Qmtl.Runtime.Tests.Data;

/// <summary>Schemas of models that exist only as the shape of their data.</summary>
internal static class TestSchema
{
    public static ModelSchema Of((string Name, int Width)[] inputs, params HeadSchema[] heads)
    {
        var placed = new List<InputSchema>();
        foreach (var (name, width) in inputs) placed.Add(new InputSchema(name, placed.Sum(i => i.Width), width));
        return new ModelSchema
        {
            Name = "Toy",
            Fingerprint = "00",
            Inputs = placed,
            Parameters = [],
            Heads = heads.Select((h, i) => h with { LogitOffset = heads.Take(i).Sum(e => e.LogitCount) }).ToArray(),
            Layout = default,
        };
    }

    public static HeadSchema Binary(string name) => new(name, HeadKind.Binary, [], 0, 1);

    public static HeadSchema Categorical(string name, params string[] labels) => new(name, HeadKind.Categorical, labels, 0, labels.Length);

    public static HeadSchema Regression(string name) => new(name, HeadKind.Regression, [], 0, 1);
}
