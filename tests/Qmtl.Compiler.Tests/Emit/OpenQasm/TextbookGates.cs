using System.Numerics;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>Matrices of the language's gates as textbooks print them (Nielsen and Chuang, §4.2 and §4.3).</summary>
internal static class TextbookGates
{
    private static readonly Complex I = Complex.ImaginaryOne;

    public static Complex[,] PauliMatrix(Pauli pauli) => pauli switch
    {
        Pauli.X => new Complex[,] { { 0, 1 }, { 1, 0 } },
        Pauli.Y => new[,] { { 0, -I }, { I, 0 } },
        _ => new Complex[,] { { 1, 0 }, { 0, -1 } },
    };

    public static Complex[,] Matrix(GateKind kind, double[] a) => kind switch
    {
        GateKind.X => PauliMatrix(Pauli.X),
        GateKind.Y => PauliMatrix(Pauli.Y),
        GateKind.Z => PauliMatrix(Pauli.Z),
        GateKind.H => new Complex[,] { { Math.Sqrt(0.5), Math.Sqrt(0.5) }, { Math.Sqrt(0.5), -Math.Sqrt(0.5) } },
        GateKind.S => Phase(Math.PI / 2),
        GateKind.Sdg => Phase(-Math.PI / 2),
        GateKind.T => Phase(Math.PI / 4),
        GateKind.Tdg => Phase(-Math.PI / 4),
        GateKind.SX => new[,] { { (1 + I) / 2, (1 - I) / 2 }, { (1 - I) / 2, (1 + I) / 2 } },
        GateKind.RX => Rotation(a[0], PauliMatrix(Pauli.X)),
        GateKind.RY => Rotation(a[0], PauliMatrix(Pauli.Y)),
        GateKind.RZ => Rotation(a[0], PauliMatrix(Pauli.Z)),
        GateKind.P => Phase(a[0]),
        GateKind.U => new[,]
        {
            { Math.Cos(a[0] / 2), -Complex.Exp(I * a[2]) * Math.Sin(a[0] / 2) },
            { Complex.Exp(I * a[1]) * Math.Sin(a[0] / 2), Complex.Exp(I * (a[1] + a[2])) * Math.Cos(a[0] / 2) },
        },
        GateKind.CX => Controlled(PauliMatrix(Pauli.X)),
        GateKind.CY => Controlled(PauliMatrix(Pauli.Y)),
        GateKind.CZ => Controlled(PauliMatrix(Pauli.Z)),
        GateKind.Swap => new Complex[,] { { 1, 0, 0, 0 }, { 0, 0, 1, 0 }, { 0, 1, 0, 0 }, { 0, 0, 0, 1 } },
        GateKind.CRX => Controlled(Rotation(a[0], PauliMatrix(Pauli.X))),
        GateKind.CRY => Controlled(Rotation(a[0], PauliMatrix(Pauli.Y))),
        GateKind.CRZ => Controlled(Rotation(a[0], PauliMatrix(Pauli.Z))),
        GateKind.CP => Controlled(Phase(a[0])),
        GateKind.CCX => Controlled(Controlled(PauliMatrix(Pauli.X))),
        GateKind.RXX => Rotation(a[0], Kronecker(PauliMatrix(Pauli.X), PauliMatrix(Pauli.X))),
        GateKind.RYY => Rotation(a[0], Kronecker(PauliMatrix(Pauli.Y), PauliMatrix(Pauli.Y))),
        GateKind.RZZ => Rotation(a[0], Kronecker(PauliMatrix(Pauli.Z), PauliMatrix(Pauli.Z))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Complex[,] Phase(double angle) => new[,] { { 1, 0 }, { 0, Complex.Exp(I * angle) } };

    /// <summary>exp(-i angle/2 · generator), for a generator whose square is the identity.</summary>
    private static Complex[,] Rotation(double angle, Complex[,] generator) =>
        Build(generator.GetLength(0), (r, c) => (r == c ? Math.Cos(angle / 2) : 0) - (I * Math.Sin(angle / 2) * generator[r, c]));

    private static Complex[,] Kronecker(Complex[,] a, Complex[,] b) => Build(4, (r, c) => a[r / 2, c / 2] * b[r % 2, c % 2]);

    private static Complex[,] Controlled(Complex[,] gate)
    {
        var size = gate.GetLength(0);
        return Build(2 * size, (r, c) => r < size || c < size ? (r == c ? 1 : 0) : gate[r - size, c - size]);
    }

    private static Complex[,] Build(int size, Func<int, int, Complex> element)
    {
        var matrix = new Complex[size, size];
        for (var r = 0; r < size; r++)
        {
            for (var c = 0; c < size; c++) matrix[r, c] = element(r, c);
        }

        return matrix;
    }
}
