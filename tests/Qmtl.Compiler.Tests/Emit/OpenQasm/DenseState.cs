using System.Numerics;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>A state vector and the application of plain matrices to it. Qubit 0 is the least significant bit of an index.</summary>
internal sealed class DenseState(int qubits)
{
    private readonly Complex[] amplitudes = [Complex.One, .. new Complex[(1 << qubits) - 1]];

    /// <param name="matrix">The first operand is the most significant bit of a row's index, as matrices of controlled gates are printed.</param>
    public void Apply(Complex[,] matrix, params int[] operands)
    {
        var size = 1 << operands.Length;
        var mask = operands.Sum(q => 1 << q);
        for (var rest = 0; rest < amplitudes.Length; rest++)
        {
            if ((rest & mask) != 0) continue;
            var indices = Enumerable.Range(0, size).Select(i => rest | Place(i, operands)).ToArray();
            var before = indices.Select(i => amplitudes[i]).ToArray();
            for (var row = 0; row < size; row++)
            {
                amplitudes[indices[row]] = Complex.Zero;
                for (var column = 0; column < size; column++) amplitudes[indices[row]] += matrix[row, column] * before[column];
            }
        }
    }

    public double Expectation(IEnumerable<PauliFactor> observable)
    {
        var image = new DenseState(qubits);
        amplitudes.CopyTo(image.amplitudes, 0);
        foreach (var factor in observable) image.Apply(TextbookGates.PauliMatrix(factor.Pauli), factor.Qubit);
        return Overlap(image).Real;
    }

    public Complex Overlap(DenseState other)
    {
        var sum = Complex.Zero;
        for (var i = 0; i < amplitudes.Length; i++) sum += Complex.Conjugate(amplitudes[i]) * other.amplitudes[i];
        return sum;
    }

    private static int Place(int bits, int[] operands)
    {
        var index = 0;
        for (var k = 0; k < operands.Length; k++)
        {
            if ((bits >> (operands.Length - 1 - k) & 1) != 0) index |= 1 << operands[k];
        }

        return index;
    }
}
