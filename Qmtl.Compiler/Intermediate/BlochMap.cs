namespace Qmtl.Compiler.Intermediate;

/// <summary>
/// A channel of one qubit as an affine map of its Bloch vector (Nielsen and Chuang, Quantum Computation and Quantum Information, section 8.3). Those with names of
/// the language multiply ⟨X⟩, ⟨Y⟩ and ⟨Z⟩, and add <paramref name="Shift"/> to ⟨Z⟩.
/// </summary>
public readonly record struct BlochMap(double X, double Y, double Z, double Shift)
{
    private const double Negligible = 1e-14;

    public static BlochMap Identity { get; } = new(1, 1, 1, 0);

    /// <summary>Shape [3, 4]: of a map that does more, what each of ⟨X⟩, ⟨Y⟩ and ⟨Z⟩ becomes: three factors, and a shift. Empty for others.</summary>
    public EquatableArray<double> General { get; private init; }

    public bool IsGeneral => General.Count > 0;

    /// <summary>The factor of ⟨σ⟩ of <paramref name="column"/> in that of <paramref name="row"/>, X, Y and Z being 0, 1 and 2; column 3 is the shift.</summary>
    public double this[int row, int column] =>
        IsGeneral ? General[(4 * row) + column]
        : column == 3 ? (row == 2 ? Shift : 0)
        : row != column ? 0
        : row switch { 0 => X, 1 => Y, _ => Z };

    /// <param name="affine">Shape [3, 4].</param>
    public static BlochMap Of(IReadOnlyList<double> affine)
    {
        var isDiagonal = Enumerable.Range(0, 12).All(i => i is 0 or 5 or 10 or 11 || Math.Abs(affine[i]) < Negligible);
        var diagonal = new BlochMap(affine[0], affine[5], affine[10], affine[11]);
        return isDiagonal ? diagonal : diagonal with { General = affine.ToEquatableArray() };
    }

    /// <summary>This map, and then another.</summary>
    public BlochMap Then(BlochMap next)
    {
        if (!IsGeneral && !next.IsGeneral) return new(next.X * X, next.Y * Y, next.Z * Z, (next.Z * Shift) + next.Shift);
        var (affine, first) = (new double[12], this);
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 4; column++)
                affine[(4 * row) + column] = Enumerable.Range(0, 3).Sum(i => next[row, i] * first[i, column]) + (column == 3 ? next[row, 3] : 0);
        }

        return Of(affine);
    }

    /// <summary>The same channel in Pauli operators that may be the negatives of these.</summary>
    /// <param name="signs">Of X, Y and Z: 1 or −1.</param>
    public BlochMap WithSigns(int[] signs)
    {
        if (!IsGeneral) return signs[2] < 0 ? this with { Shift = -Shift } : this;
        var map = this;
        return Of([.. Enumerable.Range(0, 12).Select(i => signs[i / 4] * (i % 4 < 3 ? signs[i % 4] : 1) * map.General[i])]);
    }

    /// <summary>A bound on the norm of the inverse map, by which it multiplies rounding errors; infinite where there is none.</summary>
    public double InverseNorm
    {
        get
        {
            if (!IsGeneral) return Math.Max(Math.Max(1 / Math.Abs(X), 1 / Math.Abs(Y)), (1 + Math.Abs(Shift)) / Math.Abs(Z));
            var map = this;
            var (determinant, squares, shift) = (0.0, 0.0, 0.0);
            for (var row = 0; row < 3; row++)
            {
                for (var column = 0; column < 3; column++) squares += Square(Cofactor(map, row, column));
                determinant += map[0, row] * Cofactor(map, 0, row);
                shift += Math.Abs(map[row, 3]);
            }

            return determinant == 0 ? double.PositiveInfinity : (1 + shift) * Math.Sqrt(squares) / Math.Abs(determinant);

            static double Square(double x) => x * x;

            static double Cofactor(BlochMap m, int row, int column)
            {
                var (a, b, c, d) = ((row + 1) % 3, (row + 2) % 3, (column + 1) % 3, (column + 2) % 3);
                return (m[a, c] * m[b, d]) - (m[a, d] * m[b, c]);
            }
        }
    }

    /// <summary>Whether the qubit stays in |0⟩ where it is in |0⟩.</summary>
    public bool KeepsZero => IsGeneral
        ? AngleConstants.AreEqual(this[0, 2] + this[0, 3], 0) && AngleConstants.AreEqual(this[1, 2] + this[1, 3], 0) && AngleConstants.AreEqual(this[2, 2] + this[2, 3], 1)
        : AngleConstants.AreEqual(Z + Shift, 1);

    /// <summary>Whether expectations of functions of one Pauli operator stay what they are.</summary>
    public bool Keeps(GateAxis axis) => axis switch
    {
        GateAxis.None => true,
        _ when IsGeneral => false,
        GateAxis.X => X == 1,
        GateAxis.Y => Y == 1,
        GateAxis.Z => Z == 1 && Shift == 0,
        _ => this == Identity,
    };
}
