using System.Globalization;
using Qmtl.Compiler.Slicing;

namespace Qmtl.Cli.Plans;

/// <summary>Numbers in a report.</summary>
internal static class NumberText
{
    // Above, a double does not hold every whole number.
    private const double LargestWhole = 1L << 53;

    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(double number) => number.ToString(number <= LargestWhole ? "N0" : "G3", CultureInfo.InvariantCulture);

    /// <summary><c>14,336</c>; <c>2^1024 × 4,001</c> where that says more.</summary>
    public static string CostOf(SimulationSize size) =>
        size.Cost <= LargestWhole ? Of(size.Cost) : string.Create(CultureInfo.InvariantCulture, $"{(size.IsMixed ? 4 : 2)}^{size.Qubits} × {size.Gates + 1:N0}");
}
