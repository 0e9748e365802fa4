using Qmtl.Modeling;

namespace Qmtl.Models.Tests.Datasets;

/// <summary>Schemas of models that exist only as the shape of their data, with one input <c>x</c>.</summary>
internal static class StudySchema
{
    public static ModelSchema Of(int width, params HeadSchema[] heads) => new()
    {
        Name = "Toy",
        Fingerprint = "00",
        Inputs = [new InputSchema("x", 0, width)],
        Parameters = [],
        Heads = heads,
        Layout = default,
    };

    /// <summary>With binary heads <c>task[0]</c>, <c>task[1]</c>, ….</summary>
    public static ModelSchema Tasks(int width, int tasks) => Of(width, [.. Enumerable.Range(0, tasks).Select(i => Binary($"task[{i}]", i))]);

    public static HeadSchema Binary(string name, int offset) => new(name, HeadKind.Binary, [], offset, 1);

    public static HeadSchema Regression(string name, int offset) => new(name, HeadKind.Regression, [], offset, 1);
}
