using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Shifts;

/// <summary>A term of a shift rule: the derivative of an expectation with respect to the angle of a gate is the sum of coefficient · expectation at angle + shift.</summary>
/// <param name="Shift">In radians.</param>
public readonly record struct ShiftTerm(double Shift, double Coefficient)
{
    private static readonly double Root = Math.Sqrt(2);

    private static readonly ShiftTerm[] TwoTerms = [.. Pair(Math.PI / 2, 0.5)];

    private static readonly ShiftTerm[] FourTerms = [.. Pair(Math.PI / 2, (Root + 1) / (4 * Root)), .. Pair(3 * Math.PI / 2, -(Root - 1) / (4 * Root))];

    /// <summary>The rule of an angle of a gate.</summary>
    /// <remarks>
    /// Two terms where expectations have the frequency 1 in the angle: Schuld, Bergholm, Gogolin, Izaac and Killoran, arXiv:1811.11184. Controlled rotations have the frequencies
    /// 1/2 and 1, and take the four terms of Anselmetti, Wierichs, Gogolin and Parrish, arXiv:2104.05695, equation 8.
    /// </remarks>
    public static IReadOnlyList<ShiftTerm> Of(GateKind gate) => gate is GateKind.CRX or GateKind.CRY or GateKind.CRZ ? FourTerms : TwoTerms;

    private static ShiftTerm[] Pair(double shift, double coefficient) => [new(shift, coefficient), new(-shift, -coefficient)];
}
