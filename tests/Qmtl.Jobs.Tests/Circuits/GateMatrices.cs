using System.Numerics;

namespace Qmtl.Jobs.Tests.Circuits;

/// <summary>What gates do, by the names of OpenQASM's standard library, of Braket and of IonQ.</summary>
internal static class GateMatrices
{
    private static readonly Complex I = Complex.ImaginaryOne;

    /// <summary>The matrix on the last operands, and how many operands before them are controls.</summary>
    public static (Complex[,] Matrix, int Controls) Of(string name, double[] a) => name switch
    {
        "id" or "i" => (Diagonal(1, 1), 0),
        "x" or "not" => (X, 0),
        "y" => (Y, 0),
        "z" => (Diagonal(1, -1), 0),
        "h" => (H, 0),
        "s" => (Diagonal(1, I), 0),
        "sdg" or "si" => (Diagonal(1, -I), 0),
        "t" => (Phase(Math.PI / 4), 0),
        "tdg" or "ti" => (Phase(-Math.PI / 4), 0),
        "sx" or "v" => (Root(1), 0),
        "sxdg" or "vi" => (Root(-1), 0),
        "rx" => (Rotation(X, a[0]), 0),
        "ry" => (Rotation(Y, a[0]), 0),
        "rz" => (Rotation(Diagonal(1, -1), a[0]), 0),
        "p" or "phaseshift" => (Phase(a[0]), 0),
        "u" or "U" or "u3" => (General(a[0], a[1], a[2]), 0),
        "cx" or "cnot" or "CX" => (X, 1),
        "cy" => (Y, 1),
        "cz" => (Diagonal(1, -1), 1),
        "ch" => (H, 1),
        "crx" or "cry" or "crz" => (Of(name[1..], a).Matrix, 1),
        "cp" or "cphaseshift" => (Phase(a[0]), 1),
        "ccx" or "ccnot" => (X, 2),
        "swap" => (new Complex[,] { { 1, 0, 0, 0 }, { 0, 0, 1, 0 }, { 0, 1, 0, 0 }, { 0, 0, 0, 1 } }, 0),
        "rxx" or "xx" => (Rotation(Pair(X, X), a[0]), 0),
        "ryy" or "yy" => (Rotation(Pair(Y, Y), a[0]), 0),
        "rzz" or "zz" => (Rotation(Diagonal(1, -1, -1, 1), a[0]), 0),
        "ecr" => (EchoedCrossResonance, 0),
        _ => throw new FormatException($"The service does not know the gate '{name}'."),
    };

    private static readonly Complex[,] X = { { 0, 1 }, { 1, 0 } };

    private static readonly Complex[,] Y = { { 0, -I }, { I, 0 } };

    private static readonly Complex[,] H = { { Math.Sqrt(0.5), Math.Sqrt(0.5) }, { Math.Sqrt(0.5), -Math.Sqrt(0.5) } };

    /// <summary>(IX − XY)/√2 with the first operand on the right of products: Qiskit's ECRGate.</summary>
    private static readonly Complex[,] EchoedCrossResonance = new[,]
    {
        { 0, 1, 0, I },
        { 1, 0, -I, 0 },
        { 0, I, 0, 1 },
        { -I, 0, 1, 0 },
    }.Times(Math.Sqrt(0.5));

    private static Complex[,] Phase(double angle) => Diagonal(1, Complex.Exp(I * angle));

    private static Complex[,] Root(int sign) => new[,] { { (1 + (sign * I)) / 2, (1 - (sign * I)) / 2 }, { (1 - (sign * I)) / 2, (1 + (sign * I)) / 2 } };

    private static Complex[,] General(double theta, double phi, double lambda) => new[,]
    {
        { Math.Cos(theta / 2), -Complex.Exp(I * lambda) * Math.Sin(theta / 2) },
        { Complex.Exp(I * phi) * Math.Sin(theta / 2), Complex.Exp(I * (phi + lambda)) * Math.Cos(theta / 2) },
    };

    private static Complex[,] Diagonal(params Complex[] entries)
    {
        var matrix = new Complex[entries.Length, entries.Length];
        for (var i = 0; i < entries.Length; i++) matrix[i, i] = entries[i];
        return matrix;
    }

    private static Complex[,] Rotation(Complex[,] pauli, double angle)
    {
        var matrix = pauli.Times(-I * Math.Sin(angle / 2));
        for (var i = 0; i < matrix.GetLength(0); i++) matrix[i, i] += Math.Cos(angle / 2);
        return matrix;
    }

    private static Complex[,] Pair(Complex[,] high, Complex[,] low)
    {
        var matrix = new Complex[4, 4];
        for (var i = 0; i < 16; i++) matrix[i / 4, i % 4] = high[i / 8, i % 4 / 2] * low[i / 4 % 2, i % 2];
        return matrix;
    }

    private static Complex[,] Times(this Complex[,] matrix, Complex factor)
    {
        var result = (Complex[,])matrix.Clone();
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < matrix.GetLength(1); j++) result[i, j] *= factor;
        }

        return result;
    }
}
