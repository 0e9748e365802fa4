namespace Qmtl.Runtime.Tests.Metrics;

internal static class MetricAssertions
{
    /// <summary>Equal up to rounding, where NaN equals NaN.</summary>
    public static void ShouldAgreeWith(this double actual, double expected)
    {
        if (double.IsNaN(expected)) actual.ShouldBe(double.NaN);
        else actual.ShouldBe(expected, 1e-9);
    }
}
