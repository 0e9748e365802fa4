using System.Numerics;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Reference;

/// <summary>
/// The matrix of every gate as the OpenQASM 3 standard library defines it (Cross et al., arXiv:2104.14722; `u` is U up to
/// the phase that makes it P(φ)·RY(θ)·P(λ)). The first operand is the least significant bit of a row or column.
/// </summary>
public static class TextbookGates
{
    private static readonly Complex I = Complex.ImaginaryOne;
    private static readonly double R = 1 / Math.Sqrt(2);

    public static Complex[,] Matrix(GateKind kind, params double[] angles)
    {
        var angle = angles.Length > 0 ? angles[0] : 0;
        return kind switch
        {
            GateKind.X => Pauli('X'),
            GateKind.Y => Pauli('Y'),
            GateKind.Z => Pauli('Z'),
            GateKind.H => new Complex[,] { { R, R }, { R, -R } },
            GateKind.S => Diagonal(1, I),
            GateKind.Sdg => Diagonal(1, -I),
            GateKind.T => Diagonal(1, Complex.Exp(I * Math.PI / 4)),
            GateKind.Tdg => Diagonal(1, Complex.Exp(-I * Math.PI / 4)),
            GateKind.SX => new Complex[,] { { (1 + I) / 2, (1 - I) / 2 }, { (1 - I) / 2, (1 + I) / 2 } },
            GateKind.RX => Rotation(angle, Pauli('X')),
            GateKind.RY => Rotation(angle, Pauli('Y')),
            GateKind.RZ => Rotation(angle, Pauli('Z')),
            GateKind.P => Diagonal(1, Complex.Exp(I * angle)),
            GateKind.U => General(angles[0], angles[1], angles[2]),
            GateKind.CX => Controlled(Pauli('X')),
            GateKind.CY => Controlled(Pauli('Y')),
            GateKind.CZ => Controlled(Pauli('Z')),
            GateKind.Swap => new Complex[,] { { 1, 0, 0, 0 }, { 0, 0, 1, 0 }, { 0, 1, 0, 0 }, { 0, 0, 0, 1 } },
            GateKind.CRX => Controlled(Rotation(angle, Pauli('X'))),
            GateKind.CRY => Controlled(Rotation(angle, Pauli('Y'))),
            GateKind.CRZ => Controlled(Rotation(angle, Pauli('Z'))),
            GateKind.CP => Diagonal(1, 1, 1, Complex.Exp(I * angle)),
            GateKind.CCX => Controlled(Controlled(Pauli('X'))),
            GateKind.RXX => Rotation(angle, Kronecker(Pauli('X'), Pauli('X'))),
            GateKind.RYY => Rotation(angle, Kronecker(Pauli('Y'), Pauli('Y'))),
            GateKind.RZZ => Rotation(angle, Kronecker(Pauli('Z'), Pauli('Z'))),
            GateKind.ECR => new Complex[,] { { 0, R, 0, I * R }, { R, 0, -I * R, 0 }, { 0, I * R, 0, R }, { -I * R, 0, R, 0 } },
            GateKind.GPI => new[,] { { 0, Complex.Exp(-I * angle) }, { Complex.Exp(I * angle), 0 } },
            GateKind.GPI2 => new[,] { { R, -I * R * Complex.Exp(-I * angle) }, { -I * R * Complex.Exp(I * angle), R } },
            GateKind.MS => MolmerSorensen(angles[0], angles[1], angles[2]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>As IonQ documents it, with angles in radians: symmetric in the two operands when these exchange their phases.</summary>
    private static Complex[,] MolmerSorensen(double first, double second, double theta)
    {
        var (cos, sin) = (Math.Cos(theta / 2), -I * Math.Sin(theta / 2));
        return new[,]
        {
            { cos, 0, 0, sin * Complex.Exp(-I * (first + second)) },
            { 0, cos, sin * Complex.Exp(I * (first - second)), 0 },
            { 0, sin * Complex.Exp(-I * (first - second)), cos, 0 },
            { sin * Complex.Exp(I * (first + second)), 0, 0, cos },
        };
    }

    public static Complex[,] Pauli(char name) => name switch
    {
        'X' => new Complex[,] { { 0, 1 }, { 1, 0 } },
        'Y' => new Complex[,] { { 0, -I }, { I, 0 } },
        'Z' => Diagonal(1, -1),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static Complex[,] General(double theta, double phi, double lambda)
    {
        var (cos, sin) = (Math.Cos(theta / 2), Math.Sin(theta / 2));
        return new[,]
        {
            { cos, -Complex.Exp(I * lambda) * sin },
            { Complex.Exp(I * phi) * sin, Complex.Exp(I * (phi + lambda)) * cos },
        };
    }

    private static Complex[,] Diagonal(params Complex[] entries)
    {
        var matrix = new Complex[entries.Length, entries.Length];
        for (var i = 0; i < entries.Length; i++) matrix[i, i] = entries[i];
        return matrix;
    }

    /// <summary>exp(−iθP/2) = cos(θ/2) − i·sin(θ/2)·P, as P² = 1.</summary>
    private static Complex[,] Rotation(double theta, Complex[,] pauli)
    {
        var size = pauli.GetLength(0);
        var matrix = new Complex[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
                matrix[row, column] = (row == column ? Math.Cos(theta / 2) : 0) - (I * Math.Sin(theta / 2) * pauli[row, column]);
        }

        return matrix;
    }

    /// <summary>The gate on the last operands where the first operand is 1: in this bit order, on odd rows and columns.</summary>
    private static Complex[,] Controlled(Complex[,] gate)
    {
        var size = gate.GetLength(0);
        var matrix = new Complex[2 * size, 2 * size];
        for (var row = 0; row < size; row++)
        {
            matrix[2 * row, 2 * row] = 1;
            for (var column = 0; column < size; column++) matrix[(2 * row) + 1, (2 * column) + 1] = gate[row, column];
        }

        return matrix;
    }

    public static Complex[,] Kronecker(Complex[,] high, Complex[,] low)
    {
        var size = low.GetLength(0);
        var matrix = new Complex[high.GetLength(0) * size, high.GetLength(1) * size];
        for (var row = 0; row < matrix.GetLength(0); row++)
        {
            for (var column = 0; column < matrix.GetLength(1); column++)
                matrix[row, column] = high[row / size, column / size] * low[row % size, column % size];
        }

        return matrix;
    }
}
