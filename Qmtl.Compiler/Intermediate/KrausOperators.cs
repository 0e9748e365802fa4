using System.Numerics;

namespace Qmtl.Compiler.Intermediate;

/// <summary>Kraus operators of one qubit, as numbers: the real and the imaginary part of the elements 00, 01, 10 and 11 of each.</summary>
public static class KrausOperators
{
    /// <summary>By how much an element of Σ K†K may differ from that of 1.</summary>
    public const double Tolerance = 1e-8;

    private const int Numbers = 8;

    private static readonly Complex[][] Paulis =
    [
        [0, 1, 1, 0],
        [0, -Complex.ImaginaryOne, Complex.ImaginaryOne, 0],
        [1, 0, 0, -1],
    ];

    /// <summary>The elements of each operator.</summary>
    public static IEnumerable<Complex[]> Read(EquatableArray<double> numbers) => Enumerable.Range(0, numbers.Count / Numbers)
        .Select(k => Enumerable.Range(0, 4).Select(e => new Complex(numbers[(Numbers * k) + (2 * e)], numbers[(Numbers * k) + (2 * e) + 1])).ToArray());

    /// <summary>Where Σ K†K differs most from 1, and what it is there; null where it is 1.</summary>
    public static (int Row, int Column, Complex Sum)? FindDefect(EquatableArray<double> numbers)
    {
        var sum = new Complex[4];
        foreach (var k in Read(numbers))
        {
            var product = Multiply(Adjoint(k), k);
            for (var e = 0; e < 4; e++) sum[e] += product[e];
        }

        var worst = Enumerable.Range(0, 4).OrderByDescending(Defect).First();
        return Defect(worst) <= Tolerance ? null : (worst / 2, worst % 2, sum[worst]);

        double Defect(int e) => Complex.Abs(sum[e] - (e is 0 or 3 ? 1 : 0)) is var size && double.IsNaN(size) ? double.PositiveInfinity : size;
    }

    /// <summary>
    /// What they do to the Bloch vector: row a and column b are ½ Σ Tr(σₐ K σ_b K†), and the last column is ½ Σ Tr(σₐ K K†) (Nielsen and Chuang, Quantum
    /// Computation and Quantum Information, section 8.3.2).
    /// </summary>
    /// <returns>Shape [3, 4].</returns>
    public static double[] ToAffine(EquatableArray<double> numbers)
    {
        var map = new double[12];
        foreach (var k in Read(numbers))
        {
            var adjoint = Adjoint(k);
            for (var a = 0; a < 3; a++)
            {
                for (var b = 0; b < 3; b++) map[(4 * a) + b] += Trace(Multiply(Paulis[a], Multiply(k, Multiply(Paulis[b], adjoint)))) / 2;
                map[(4 * a) + 3] += Trace(Multiply(Paulis[a], Multiply(k, adjoint))) / 2;
            }
        }

        return map;
    }

    private static double Trace(Complex[] m) => (m[0] + m[3]).Real;

    private static Complex[] Adjoint(Complex[] m) => [Complex.Conjugate(m[0]), Complex.Conjugate(m[2]), Complex.Conjugate(m[1]), Complex.Conjugate(m[3])];

    private static Complex[] Multiply(Complex[] a, Complex[] b) =>
        [(a[0] * b[0]) + (a[1] * b[2]), (a[0] * b[1]) + (a[1] * b[3]), (a[2] * b[0]) + (a[3] * b[2]), (a[2] * b[1]) + (a[3] * b[3])];
}
