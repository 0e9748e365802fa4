namespace Qmtl.Shots;

/// <summary>The derivative of a trigonometric polynomial as a sum of some of its values.</summary>
/// <remarks>
/// Wierichs, Izaac, Wang and Lin, "General parameter-shift rules for quantum gradients", Quantum 6, 677 (2022), arXiv:2107.12390: with R the degree,
/// f'(0) = Σ over μ = 1 … 2R of (−1)^(μ−1) / (4R sin²(x_μ/2)) · f(x_μ), x_μ = (2μ − 1)π/(2R). With R = 1 this is (f(π/2) − f(−π/2))/2, the rule of two terms.
/// </remarks>
internal static class ShiftRule
{
    /// <summary>How many values the rule takes.</summary>
    /// <param name="degree">As in <see cref="ShiftedCircuit"/>.</param>
    public static int CountTerms(int degree) => 2 * Math.Abs(degree);

    /// <summary>A term of the rule: the derivative with respect to φ is the sum of coefficient · f(φ + shift).</summary>
    /// <param name="degree">As in <see cref="ShiftedCircuit"/>.</param>
    /// <param name="term">From 0.</param>
    public static (double Shift, double Coefficient) Term(int degree, int term)
    {
        var (frequency, r) = (degree > 0 ? 2 : 1, Math.Abs(degree));
        var x = ((2 * term) + 1) * Math.PI / (2 * r);
        var sine = Math.Sin(x / 2);
        var coefficient = frequency / (4 * r * sine * sine);
        return ((term < r ? x : x - (2 * Math.PI)) / frequency, term % 2 == 0 ? coefficient : -coefficient);
    }
}
