using Qmtl.Compiler.Intermediate;

namespace Qmtl.Runtime.Tests.Gradients;

/// <summary>The exact derivative of an expectation with respect to one angle, from expectations at shifted angles.</summary>
internal static class ParameterShift
{
    /// <summary>
    /// Two terms for gates whose generator has one frequency; four terms (Anselmetti et al., arXiv 2104.05695, eq. 8) for controlled
    /// rotations, whose frequencies are 1/2 and 1.
    /// </summary>
    /// <param name="expectation">The expectation as a function of the change of the angle.</param>
    public static double Derivative(GateKind kind, Func<double, double> expectation)
    {
        if (kind is not (GateKind.CRX or GateKind.CRY or GateKind.CRZ)) return 0.5 * Difference(expectation, Math.PI / 2);
        var root = Math.Sqrt(2);
        return ((root + 1) / (4 * root) * Difference(expectation, Math.PI / 2)) - ((root - 1) / (4 * root) * Difference(expectation, 3 * Math.PI / 2));
    }

    private static double Difference(Func<double, double> expectation, double shift) => expectation(shift) - expectation(-shift);
}
