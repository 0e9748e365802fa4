using System.Numerics;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Planning;

/// <summary>Kraus operators of a channel from its map of the Bloch vector.</summary>
/// <remarks>
/// A map without terms between populations and coherences has a Choi matrix of two blocks of two rows: operators diag(u₀, u₁) from
/// |0⟩⟨0| and |1⟩⟨1|, and u₀|0⟩⟨1| + u₁|1⟩⟨0| from the other two. Each eigenvector of a block, times the root of its eigenvalue, is an operator. Of channels
/// that mix Pauli operators these are multiples of 1, Z, X and Y, up to phases, so that their probabilities do not depend on the state. Of any other map
/// the columns of a Cholesky factor of the Choi matrix are the operators.
/// </remarks>
internal static class KrausDecomposition
{
    /// <summary>Numbers of the Choi matrix below it are rounding errors.</summary>
    private const double Negligible = 1e-14;

    public static EquatableArray<KrausOperator> Of(BlochMap map)
    {
        if (map.IsGeneral) return Factor(Choi(map)).ToEquatableArray();
        var kept = Block((1 + map.Z + map.Shift) / 2, (1 + map.Z - map.Shift) / 2, (map.X + map.Y) / 2);
        var moved = Block((1 - map.Z + map.Shift) / 2, (1 - map.Z - map.Shift) / 2, (map.X - map.Y) / 2);
        return kept.Select(u => new KrausOperator(u.First, 0, 0, u.Second))
            .Concat(moved.Select(u => new KrausOperator(0, u.First, u.Second, 0)))
            .ToEquatableArray();
    }

    /// <summary>The eigenvectors of ((first, cross), (cross, second)), the largest first, each times the root of its eigenvalue.</summary>
    private static IEnumerable<(Complex First, Complex Second)> Block(double first, double second, double cross)
    {
        var (mean, difference) = ((first + second) / 2, (first - second) / 2);
        var radius = Math.Sqrt((difference * difference) + (cross * cross));
        var angle = Math.Atan2(cross, difference) / 2;
        if (mean + radius > Negligible)
            yield return (Math.Sqrt(mean + radius) * Math.Cos(angle), Math.Sqrt(mean + radius) * Math.Sin(angle));
        if (mean - radius > Negligible)
            yield return (-Math.Sqrt(mean - radius) * Math.Sin(angle), Math.Sqrt(mean - radius) * Math.Cos(angle));
    }

    /// <summary>Row 2a + i, column 2b + j: ⟨a|E(|i⟩⟨j|)|b⟩, the sum over operators of K's element ai times the conjugate of bj.</summary>
    private static Complex[,] Choi(BlochMap map)
    {
        var choi = new Complex[4, 4];
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                // The expectations of 1, X, Y and Z of |i⟩⟨j|.
                Complex trace = i == j ? 1 : 0;
                Complex[] before = [i == j ? 0 : 1, i == j ? 0 : i == 0 ? Complex.ImaginaryOne : -Complex.ImaginaryOne, i != j ? 0 : i == 0 ? 1 : -1];
                var after = Enumerable.Range(0, 3).Select(row => (map[row, 0] * before[0]) + (map[row, 1] * before[1]) + (map[row, 2] * before[2]) + (map[row, 3] * trace)).ToArray();
                choi[i, j] = (trace + after[2]) / 2;
                choi[2 + i, 2 + j] = (trace - after[2]) / 2;
                choi[i, 2 + j] = (after[0] - (Complex.ImaginaryOne * after[1])) / 2;
                choi[2 + i, j] = (after[0] + (Complex.ImaginaryOne * after[1])) / 2;
            }
        }

        return choi;
    }

    /// <summary>The columns of a factor A with A·A† = the matrix, the largest pivots first.</summary>
    private static IEnumerable<KrausOperator> Factor(Complex[,] matrix)
    {
        for (var step = 0; step < 4; step++)
        {
            var pivot = Enumerable.Range(0, 4).OrderByDescending(i => matrix[i, i].Real).First();
            if (matrix[pivot, pivot].Real <= Negligible) yield break;
            var root = Math.Sqrt(matrix[pivot, pivot].Real);
            Complex[] column = [.. Enumerable.Range(0, 4).Select(i => matrix[i, pivot] / root)];
            for (var i = 0; i < 4; i++)
            {
                for (var j = 0; j < 4; j++) matrix[i, j] -= column[i] * Complex.Conjugate(column[j]);
            }

            yield return new KrausOperator(column[0], column[1], column[2], column[3]);
        }
    }
}
