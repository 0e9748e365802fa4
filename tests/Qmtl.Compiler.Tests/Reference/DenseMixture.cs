using System.Numerics;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Reference;

/// <summary>
/// A density matrix that gates act on by UρU†, and channels by the sum of KρK† over their Kraus operators: element ρ[row, column] is amplitude
/// row + 2ⁿ · column of a vector, where K acts on the row and its conjugate on the column. Slow and plain.
/// </summary>
public sealed class DenseMixture
{
    private readonly int qubits;
    private DenseState matrix;

    private DenseMixture(int qubits) => (this.qubits, matrix) = (qubits, DenseState.Zero(2 * qubits));

    public double Trace => Enumerable.Range(0, 1 << qubits).Sum(i => Element(i, i).Real);

    /// <summary>Tr ρ².</summary>
    public double Purity => matrix.Overlap(matrix).Real;

    public static DenseMixture Run(int qubits, IEnumerable<OperationIr> operations, double[] values, double[] parameters)
    {
        var mixture = new DenseMixture(qubits);
        foreach (var operation in operations) mixture.Apply(Operators(operation, values, parameters), [.. operation.Qubits]);
        return mixture;
    }

    public Complex Element(int row, int column) => matrix.Amplitudes[row + (column << qubits)];

    /// <summary>Tr ρP.</summary>
    public double Expectation(PauliString observable)
    {
        var image = new DenseMixture(qubits) { matrix = new DenseState([.. matrix.Amplitudes]) };
        foreach (var (qubit, pauli) in observable.Factors) image.matrix.Apply(TextbookGates.Pauli(pauli.ToString()[0]), qubit);
        return image.Trace;
    }

    private static IReadOnlyList<Complex[,]> Operators(OperationIr operation, double[] values, double[] parameters) => operation switch
    {
        GateIr gate => [TextbookGates.Matrix(gate.Kind, [.. gate.Angles.Select(a => ScalarEvaluation.Evaluate(a, values, parameters))])],
        ChannelIr channel => TextbookChannels.Kraus(channel.Kind, channel.Qubits.Count, [.. channel.Arguments]),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    private void Apply(IReadOnlyList<Complex[,]> operators, int[] operands)
    {
        int[] columns = [.. operands.Select(q => q + qubits)];
        var sum = new Complex[matrix.Amplitudes.Length];
        foreach (var kraus in operators)
        {
            var term = new DenseState([.. matrix.Amplitudes]);
            term.Apply(kraus, operands);
            term.Apply(Conjugate(kraus), columns);
            for (var i = 0; i < sum.Length; i++) sum[i] += term.Amplitudes[i];
        }

        matrix = new DenseState(sum);
    }

    private static Complex[,] Conjugate(Complex[,] matrix)
    {
        var conjugate = (Complex[,])matrix.Clone();
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < matrix.GetLength(1); j++) conjugate[i, j] = Complex.Conjugate(matrix[i, j]);
        }

        return conjugate;
    }
}
