using System.Globalization;

namespace Qmtl.Benchmarks.Threads;

/// <summary>
/// A model of one circuit on all its qubits: numbers in, a ring of CX, trainable rotations, the ring again, and a head with a block of its own on every two qubits.
/// </summary>
internal static class RingModel
{
    public const string Name = "RingOfQubits";

    /// <param name="qubits">Even.</param>
    public static string Print(int qubits) => string.Create(CultureInfo.InvariantCulture, $$"""
        ansatz Rotations on q {
            weight theta[size(q), 2];
            for i in 0..size(q) { ry(theta[i, 0]) q[i]; rz(theta[i, 1]) q[i]; }
        }

        ansatz Ring on q {
            for i in 0..size(q) { cx q[i], q[(i + 1) % size(q)]; }
        }

        model {{Name}} {
            input x[{{qubits}}];
            qubit[{{qubits}}] q;
            encode {
                for i in 0..size(q) { ry(x[i]) q[i]; rz(x[i]) q[i]; }
                Ring on q;
                Rotations on q;
                Ring on q;
            }
            head task[t in 0 .. {{qubits}} / 2] : classes(2) {
                for _ in 0..2 {
                    Rotations on q[2 * t .. 2 * t + 2];
                    cx q[2 * t], q[2 * t + 1];
                }
                logits z(q[2 * t .. 2 * t + 2]);
            }
        }
        """);
}
