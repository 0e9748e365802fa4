namespace Qmtl.Jobs.Tests.Circuits;

internal static class ProbabilityAssertions
{
    public static void ShouldMatch(this IReadOnlyDictionary<string, double> actual, IReadOnlyDictionary<string, double> expected)
    {
        foreach (var bits in actual.Keys.Union(expected.Keys)) actual.GetValueOrDefault(bits).ShouldBe(expected.GetValueOrDefault(bits), 1e-9, bits);
    }
}
