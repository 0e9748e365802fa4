using System.Numerics;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>The gates of the first <c>qelib1.inc</c> by their definitions there (Cross et al., arXiv:1707.03429): calls of the builtin U and CX.</summary>
internal static class FirstGateLibrary
{
    /// <summary>The numbers of angles and qubits of the gates.</summary>
    public static IReadOnlyDictionary<string, (int Angles, int Qubits)> Gates { get; } = GateCounts.Of(
        ("id x y z h s sdg t tdg", 0, 1),
        ("u1 rx ry rz", 1, 1),
        ("u2", 2, 1),
        ("u3", 3, 1),
        ("cx cz cy ch", 0, 2),
        ("crz cu1", 1, 2),
        ("cu3", 3, 2),
        ("ccx", 0, 3));

    public static void Apply(DenseState state, string name, double[] a, int[] q)
    {
        const double Pi = Math.PI;
        switch (name)
        {
            case "u3": state.Apply(U(a[0], a[1], a[2]), q); break;
            case "u2": state.Apply(U(Pi / 2, a[0], a[1]), q); break;
            case "u1": state.Apply(U(0, 0, a[0]), q); break;
            case "cx": state.Apply(ControlledNot, q); break;
            case "id": state.Apply(U(0, 0, 0), q); break;
            case "x": Call("u3", [Pi, 0, Pi], 0); break;
            case "y": Call("u3", [Pi, Pi / 2, Pi / 2], 0); break;
            case "z": Call("u1", [Pi], 0); break;
            case "h": Call("u2", [0, Pi], 0); break;
            case "s": Call("u1", [Pi / 2], 0); break;
            case "sdg": Call("u1", [-Pi / 2], 0); break;
            case "t": Call("u1", [Pi / 4], 0); break;
            case "tdg": Call("u1", [-Pi / 4], 0); break;
            case "rx": Call("u3", [a[0], -Pi / 2, Pi / 2], 0); break;
            case "ry": Call("u3", [a[0], 0, 0], 0); break;
            case "rz": Call("u1", [a[0]], 0); break;
            case "cz": Calls("h 1", "cx 0 1", "h 1"); break;
            case "cy": Calls("sdg 1", "cx 0 1", "s 1"); break;
            case "ch": Calls("h 1", "sdg 1", "cx 0 1", "h 1", "t 1", "cx 0 1", "t 1", "h 1", "s 1", "x 1", "s 0"); break;
            case "ccx":
                Calls("h 2", "cx 1 2", "tdg 2", "cx 0 2", "t 2", "cx 1 2", "tdg 2", "cx 0 2", "t 1", "t 2", "h 2", "cx 0 1", "t 0", "tdg 1", "cx 0 1");
                break;
            case "crz":
                Call("u1", [a[0] / 2], 1);
                Call("cx", [], 0, 1);
                Call("u1", [-a[0] / 2], 1);
                Call("cx", [], 0, 1);
                break;
            case "cu1":
                Call("u1", [a[0] / 2], 0);
                Call("cx", [], 0, 1);
                Call("u1", [-a[0] / 2], 1);
                Call("cx", [], 0, 1);
                Call("u1", [a[0] / 2], 1);
                break;
            case "cu3":
                Call("u1", [(a[2] - a[1]) / 2], 1);
                Call("cx", [], 0, 1);
                Call("u3", [-a[0] / 2, 0, -(a[1] + a[2]) / 2], 1);
                Call("cx", [], 0, 1);
                Call("u3", [a[0] / 2, a[1], 0], 1);
                break;
            default: throw new NotSupportedException(name);
        }

        void Call(string gate, double[] angles, params int[] operands) => Apply(state, gate, angles, [.. operands.Select(o => q[o])]);

        void Calls(params string[] calls)
        {
            foreach (var call in calls) Call(call.Split(' ')[0], [], [.. call.Split(' ').Skip(1).Select(o => o[0] - '0')]);
        }
    }

    /// <summary>The first operand is the control, and the least significant bit of a row or column.</summary>
    private static Complex[,] ControlledNot => new Complex[,] { { 1, 0, 0, 0 }, { 0, 0, 0, 1 }, { 0, 0, 1, 0 }, { 0, 1, 0, 0 } };

    /// <summary>The builtin U(θ, φ, λ) = Rz(φ) Ry(θ) Rz(λ), of determinant 1.</summary>
    private static Complex[,] U(double theta, double phi, double lambda)
    {
        static Complex E(double angle) => Complex.FromPolarCoordinates(1, angle);
        var (cos, sin) = (Math.Cos(theta / 2), Math.Sin(theta / 2));
        return new[,]
        {
            { E(-(phi + lambda) / 2) * cos, -E(-(phi - lambda) / 2) * sin },
            { E((phi - lambda) / 2) * sin, E((phi + lambda) / 2) * cos },
        };
    }
}
