using System.Numerics;

namespace Qmtl.Jobs.Tests.Circuits;

/// <summary>A state of few qubits, qubit 0 being the least significant bit of an index. Slow and plain.</summary>
internal sealed class DenseState
{
    private readonly Complex[] amplitudes;

    public DenseState(int qubits)
    {
        amplitudes = new Complex[1 << qubits];
        amplitudes[0] = 1;
    }

    public double Probability(int index) => (amplitudes[index] * Complex.Conjugate(amplitudes[index])).Real;

    public int Size => amplitudes.Length;

    /// <summary>Applies a matrix where all controls are 1. The first target is the least significant bit of a row.</summary>
    public void Apply(Complex[,] matrix, int[] targets, int[] controls)
    {
        var mask = controls.Sum(c => 1 << c);
        var targetMask = targets.Sum(t => 1 << t);
        var before = new Complex[1 << targets.Length];
        for (var start = 0; start < amplitudes.Length; start++)
        {
            if ((start & mask) != mask || (start & targetMask) != 0) continue;
            for (var i = 0; i < before.Length; i++) before[i] = amplitudes[start + Offset(i, targets)];
            for (var row = 0; row < before.Length; row++)
            {
                var sum = Complex.Zero;
                for (var column = 0; column < before.Length; column++) sum += matrix[row, column] * before[column];
                amplitudes[start + Offset(row, targets)] = sum;
            }
        }
    }

    private static int Offset(int bits, int[] targets)
    {
        var offset = 0;
        for (var i = 0; i < targets.Length; i++) offset += (bits >> i & 1) << targets[i];
        return offset;
    }
}
