namespace Qmtl.Training;

/// <summary>Solves small systems of linear equations whose matrix is symmetric and positive definite.</summary>
internal static class Cholesky
{
    /// <summary>Solves Ax = b.</summary>
    /// <param name="matrix">A, shape [n, n]; overwritten in its lower triangle by the factor L of A = LLᵀ.</param>
    /// <param name="vector">b, shape [n]; overwritten by x.</param>
    /// <returns>b · x.</returns>
    public static double Solve(Span<double> matrix, Span<double> vector)
    {
        var (n, product) = (vector.Length, 0.0);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * n) + j];
                for (var k = 0; k < j; k++) sum -= matrix[(i * n) + k] * matrix[(j * n) + k];
                matrix[(i * n) + j] = i == j ? Math.Sqrt(sum) : sum / matrix[(j * n) + j];
            }

            for (var k = 0; k < i; k++) vector[i] -= matrix[(i * n) + k] * vector[k];
            vector[i] /= matrix[(i * n) + i];
            product += vector[i] * vector[i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) vector[i] -= matrix[(k * n) + i] * vector[k];
            vector[i] /= matrix[(i * n) + i];
        }

        return product;
    }
}
