using System.Numerics;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Targets;

/// <summary>A unitary matrix of one qubit, [[A, B], [C, D]], up to a global phase.</summary>
internal readonly record struct Unitary(Complex A, Complex B, Complex C, Complex D)
{
    /// <summary>Far above the rounding of some hundred products, far below every error of a machine.</summary>
    private const double Tolerance = 1e-12;

    private static readonly Complex I = Complex.ImaginaryOne;

    public static Unitary Hadamard { get; } = new(Math.Sqrt(0.5), Math.Sqrt(0.5), Math.Sqrt(0.5), -Math.Sqrt(0.5));

    public bool IsDiagonal => Complex.Abs(B) < Tolerance;

    public bool IsAntidiagonal => Complex.Abs(A) < Tolerance;

    public static Unitary RotationX(double angle) => new(Math.Cos(angle / 2), -I * Math.Sin(angle / 2), -I * Math.Sin(angle / 2), Math.Cos(angle / 2));

    public static Unitary RotationY(double angle) => new(Math.Cos(angle / 2), -Math.Sin(angle / 2), Math.Sin(angle / 2), Math.Cos(angle / 2));

    public static Unitary RotationZ(double angle) => new(Complex.Exp(-I * angle / 2), 0, 0, Complex.Exp(I * angle / 2));

    /// <summary>This, and then another.</summary>
    public Unitary Then(Unitary next) => new(
        (next.A * A) + (next.B * C),
        (next.A * B) + (next.B * D),
        (next.C * A) + (next.D * C),
        (next.C * B) + (next.D * D));

    /// <summary>The angle of RZ, where it is diagonal.</summary>
    public double DiagonalAngle => Snap(D.Phase - A.Phase);

    /// <summary>RZ by <c>First</c>, RX by <c>Turn</c> from 0 to π, RZ by <c>Last</c> (Nielsen and Chuang, section 4.2).</summary>
    public (double First, double Turn, double Last) EulerAngles
    {
        get
        {
            var turn = Snap(2 * Math.Atan2(Complex.Abs(C), Complex.Abs(A)));
            if (IsAntidiagonal) return (0, Math.PI, Snap(C.Phase - B.Phase));

            // Both angles from phases beside each other: half a sum of two would leave it open whether to add π to both.
            return (Snap(B.Phase - A.Phase + (Math.PI / 2)), turn, Snap(C.Phase - A.Phase + (Math.PI / 2)));
        }
    }

    /// <summary>Angles that are a multiple of π/4 but for rounding are made that.</summary>
    private static double Snap(double angle)
    {
        var multiple = Math.Round(angle * 4 / Math.PI) * Math.PI / 4;
        return AngleConstants.Wrap(Math.Abs(angle - multiple) < Tolerance ? multiple : angle, 4 * Math.PI);
    }
}
