using System.Numerics;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>
/// The gates of <c>stdgates.inc</c> by their definitions in the OpenQASM 3 specification: calls of the builtin U, global phases and controls.
/// </summary>
internal static class StandardGateLibrary
{
    /// <summary>The numbers of angles and qubits of the gates, and of the builtin U.</summary>
    public static IReadOnlyDictionary<string, (int Angles, int Qubits)> Gates { get; } = GateCounts.Of(
        ("x y z h s sdg t tdg sx", 0, 1),
        ("p rx ry rz", 1, 1),
        ("U", 3, 1),
        ("cx cy cz ch swap", 0, 2),
        ("cp crx cry crz", 1, 2),
        ("cu", 4, 2),
        ("ccx cswap", 0, 3));

    public static void Apply(DenseState state, string name, double[] a, int[] q)
    {
        const double Pi = Math.PI;
        switch (name)
        {
            case "U": state.Apply(U(a[0], a[1], a[2]), q); break;
            case "p": state.Apply(P(a[0]), q); break;
            case "x": state.Apply(X, q); break;
            case "y": state.Apply(U(Pi, Pi / 2, Pi / 2, -Pi / 2), q); break;
            case "z": state.Apply(P(Pi), q); break;
            case "h": state.Apply(H, q); break;
            case "s": state.Apply(P(Pi / 2), q); break;
            case "sdg": state.Apply(P(-Pi / 2), q); break;
            case "t": state.Apply(P(Pi / 4), q); break;
            case "tdg": state.Apply(P(-Pi / 4), q); break;
            // pow(1/2) @ x, up to a global phase.
            case "sx": state.Apply(U(Pi / 2, -Pi / 2, Pi / 2), q); break;
            case "rx": state.Apply(U(a[0], -Pi / 2, Pi / 2, -a[0] / 2), q); break;
            case "ry": state.Apply(U(a[0], 0, 0, -a[0] / 2), q); break;
            case "rz": state.Apply(U(0, 0, a[0], -a[0] / 2), q); break;
            case "cx": state.Apply(Control(X), q); break;
            case "cy": state.Apply(Control(U(Pi, Pi / 2, Pi / 2, -Pi / 2)), q); break;
            case "cz": state.Apply(Control(P(Pi)), q); break;
            case "cp": state.Apply(Control(P(a[0])), q); break;
            case "crx": state.Apply(Control(U(a[0], -Pi / 2, Pi / 2, -a[0] / 2)), q); break;
            case "cry": state.Apply(Control(U(a[0], 0, 0, -a[0] / 2)), q); break;
            case "crz": state.Apply(Control(U(0, 0, a[0], -a[0] / 2)), q); break;
            case "swap":
                Apply(state, "cx", [], [q[0], q[1]]);
                Apply(state, "cx", [], [q[1], q[0]]);
                Apply(state, "cx", [], [q[0], q[1]]);
                break;
            case "ccx": state.Apply(Control(Control(X)), q); break;
            default: throw new NotSupportedException(name);
        }
    }

    private static Complex[,] X => U(Math.PI, 0, Math.PI, -Math.PI / 2);

    private static Complex[,] H => U(Math.PI / 2, 0, Math.PI, -Math.PI / 4);

    private static Complex[,] P(double angle) => U(0, 0, angle);

    /// <summary>The builtin U of OpenQASM 3, whose first row carries the phase exp(iθ/2), times a global phase.</summary>
    private static Complex[,] U(double theta, double phi, double lambda, double phase = 0)
    {
        static Complex E(double angle) => Complex.FromPolarCoordinates(1, angle);
        var i = Complex.ImaginaryOne;
        return new[,]
        {
            { E(phase) * (1 + E(theta)) / 2, E(phase) * -i * E(lambda) * (1 - E(theta)) / 2 },
            { E(phase) * i * E(phi) * (1 - E(theta)) / 2, E(phase) * E(phi + lambda) * (1 + E(theta)) / 2 },
        };
    }

    /// <summary>The first operand is the control, and the least significant bit of a row or column.</summary>
    private static Complex[,] Control(Complex[,] gate)
    {
        var size = gate.GetLength(0);
        var matrix = new Complex[2 * size, 2 * size];
        for (var r = 0; r < size; r++)
        {
            matrix[2 * r, 2 * r] = 1;
            for (var c = 0; c < size; c++) matrix[(2 * r) + 1, (2 * c) + 1] = gate[r, c];
        }

        return matrix;
    }
}
