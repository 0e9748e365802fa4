using System.Numerics;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Reference;

/// <summary>A state vector that gates act on by their full matrices, qubit 0 being the least significant bit of an index. Slow and plain.</summary>
public sealed class DenseState
{
    public DenseState(Complex[] amplitudes) => Amplitudes = amplitudes;

    public Complex[] Amplitudes { get; private set; }

    /// <summary>|0…0⟩.</summary>
    public static DenseState Zero(int qubits)
    {
        var amplitudes = new Complex[1 << qubits];
        amplitudes[0] = 1;
        return new DenseState(amplitudes);
    }

    /// <summary>The state after the gates, from |0…0⟩.</summary>
    /// <param name="values">What value scalars read.</param>
    /// <param name="parameters">What parameter scalars read.</param>
    public static DenseState Run(int qubits, IEnumerable<OperationIr> gates, double[] values, double[] parameters)
    {
        var state = Zero(qubits);
        foreach (var gate in gates.Cast<GateIr>())
        {
            var angles = gate.Angles.Select(a => ScalarEvaluation.Evaluate(a, values, parameters)).ToArray();
            state.Apply(TextbookGates.Matrix(gate.Kind, angles), [.. gate.Qubits]);
        }

        return state;
    }

    public void Apply(Complex[,] matrix, params int[] qubits)
    {
        var result = new Complex[Amplitudes.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var row = Gather(i, qubits);
            for (var column = 0; column < matrix.GetLength(0); column++)
                result[i] += matrix[row, column] * Amplitudes[Scatter(i, column, qubits)];
        }

        Amplitudes = result;
    }

    /// <summary>⟨ψ|P|ψ⟩.</summary>
    public double Expectation(PauliString observable)
    {
        var image = new DenseState([.. Amplitudes]);
        foreach (var (qubit, pauli) in observable.Factors) image.Apply(TextbookGates.Pauli(pauli.ToString()[0]), qubit);
        return Overlap(image).Real;
    }

    /// <summary>⟨ψ|φ⟩.</summary>
    public Complex Overlap(DenseState other) =>
        Amplitudes.Zip(other.Amplitudes, (a, b) => Complex.Conjugate(a) * b).Aggregate(Complex.Zero, (sum, x) => sum + x);

    /// <summary>The bits of the index at the qubits, the first one least significant.</summary>
    private static int Gather(int index, int[] qubits)
    {
        var bits = 0;
        for (var k = 0; k < qubits.Length; k++) bits |= ((index >> qubits[k]) & 1) << k;
        return bits;
    }

    private static int Scatter(int index, int bits, int[] qubits)
    {
        for (var k = 0; k < qubits.Length; k++) index = (index & ~(1 << qubits[k])) | (((bits >> k) & 1) << qubits[k]);
        return index;
    }
}
