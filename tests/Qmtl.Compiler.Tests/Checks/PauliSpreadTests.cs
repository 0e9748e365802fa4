using System.Numerics;
using Qmtl.Compiler.Checks;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Checks;

public sealed class PauliSpreadTests
{
    public static TheoryData<GateKind> Kinds => [.. GateTable.All.Select(g => g.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_string_becomes_the_strings_that_it_is_a_sum_of_by_matrices(GateKind kind)
    {
        var info = GateTable.Get(kind);
        ulong[] bits = [.. Enumerable.Range(0, info.Qubits).Select(q => 1UL << q)];
        var gate = TextbookGates.Matrix(kind, [.. new[] { 0.7, 1.1, -0.4 }.Take(info.Angles)]);
        foreach (var text in Strings(info.Qubits))
        {
            var strings = new HashSet<PauliMask> { text };
            var changes = PauliSpread.Pass(kind, bits, ref strings);
            var image = Multiply(Adjoint(gate), Multiply(Matrix(text, info.Qubits), gate));
            var terms = Strings(info.Qubits).Where(s => Complex.Abs(Trace(Multiply(Matrix(s, info.Qubits), image))) > 1e-9).ToArray();
            terms.ShouldBeSubsetOf(strings, $"{kind} {text}");

            // The rotations that make up CCX are by π/4 each, and some of their products cancel.
            if (kind != GateKind.CCX) strings.Count.ShouldBe(terms.Length, $"{kind} {text}");
            if (!changes) strings.ShouldBe([text]);
        }
    }

    private static IEnumerable<PauliMask> Strings(int qubits) =>
        from x in Enumerable.Range(0, 1 << qubits)
        from z in Enumerable.Range(0, 1 << qubits)
        select new PauliMask((ulong)x, (ulong)z);

    /// <summary>Built column by column from what the string does to basis states: X flips, then Z gives signs; Y is XZ up to a phase.</summary>
    private static Complex[,] Matrix(PauliMask text, int qubits)
    {
        var matrix = new Complex[1 << qubits, 1 << qubits];
        for (var column = 0; column < 1 << qubits; column++)
            matrix[column ^ (int)text.X, column] = Complex.Pow(Complex.ImaginaryOne, BitOperations.PopCount(text.X & text.Z)) * (BitOperations.PopCount((ulong)column & text.Z) % 2 == 0 ? 1 : -1);
        return matrix;
    }

    private static Complex[,] Multiply(Complex[,] left, Complex[,] right)
    {
        var size = left.GetLength(0);
        var product = new Complex[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k < size; k++) product[i, j] += left[i, k] * right[k, j];
            }
        }

        return product;
    }

    private static Complex[,] Adjoint(Complex[,] matrix)
    {
        var size = matrix.GetLength(0);
        var adjoint = new Complex[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) adjoint[i, j] = Complex.Conjugate(matrix[j, i]);
        }

        return adjoint;
    }

    private static Complex Trace(Complex[,] matrix) => Enumerable.Range(0, matrix.GetLength(0)).Aggregate(Complex.Zero, (sum, i) => sum + matrix[i, i]);
}
