using static System.FormattableString;

namespace Qmtl.Benchmarks;

/// <summary>Numbers as tables show them, in three digits.</summary>
internal static class Figures
{
    private static readonly string[] Multiples = ["", " k", " M", " G", " T"];

    /// <summary>A positive number in full: 6,210,000 or 0.52.</summary>
    public static string Rate(double value)
    {
        var digits = 2 - (int)Math.Floor(Math.Log10(value));
        var unit = Math.Pow(10, -digits);
        return digits > 0 ? value.ToString(Invariant($"F{digits}"), System.Globalization.CultureInfo.InvariantCulture) : Invariant($"{Math.Round(value / unit) * unit:N0}");
    }

    /// <summary>A positive number with a unit: 23 k or 2.2 M.</summary>
    public static string Count(double value)
    {
        var multiple = Math.Clamp((int)Math.Floor(Math.Log(value, 1000)), 0, Multiples.Length - 1);
        return Rate(value / Math.Pow(1000, multiple)) + Multiples[multiple];
    }
}
