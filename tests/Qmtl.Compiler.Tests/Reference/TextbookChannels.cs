using System.Numerics;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Reference;

/// <summary>
/// The Kraus operators of every channel, as docs/noise.md gives them (Nielsen and Chuang, section 8.3). The first operand is the least
/// significant bit of a row or column.
/// </summary>
public static class TextbookChannels
{
    public static IReadOnlyList<Complex[,]> Kraus(ChannelKind kind, int qubits, double[] a) => kind switch
    {
        ChannelKind.BitFlip => Mixture(1, (a[0], 1)),
        ChannelKind.BitPhaseFlip => Mixture(1, (a[0], 2)),
        ChannelKind.PhaseFlip => Mixture(1, (a[0], 3)),
        ChannelKind.Pauli => Mixture(1, (a[0], 1), (a[1], 2), (a[2], 3)),
        ChannelKind.DepolarizingPauli => Depolarizing(qubits, a[0] / (Math.Pow(4, qubits) - 1)),
        ChannelKind.DepolarizingUniform => Depolarizing(qubits, a[0] / Math.Pow(4, qubits)),
        ChannelKind.AmplitudeDamping => Damping(a[0], 0, 0),
        ChannelKind.GeneralizedAmplitudeDamping => Damping(a[0], 0, a[1]),
        ChannelKind.PhaseDamping => Damping(0, a[0], 0),
        ChannelKind.PhaseAmplitudeDamping => Damping(a[0], a[1], a[2]),
        ChannelKind.ThermalRelaxation => Relaxation(a[0], a[1], a[2], a.Length > 3 ? a[3] : 0),
        ChannelKind.Kraus => [.. KrausOperators.Read(a.ToEquatableArray()).Select(k => new Complex[,] { { k[0], k[1] }, { k[2], k[3] } })],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Every Pauli product but 1 with the same probability.</summary>
    private static Complex[][,] Depolarizing(int qubits, double each) =>
        Mixture(qubits, [.. Enumerable.Range(1, (1 << (2 * qubits)) - 1).Select(product => (each, product))]);

    /// <summary>Pauli products with probabilities; two bits of a product's number say what it is on a qubit, from 0 for 1 to 3 for Z.</summary>
    private static Complex[][,] Mixture(int qubits, params (double Probability, int Product)[] terms)
    {
        var rest = Math.Max(0, 1 - terms.Sum(t => t.Probability));
        return [.. terms.Append((Probability: rest, Product: 0)).Select(t => Times(Math.Sqrt(t.Probability), Product(qubits, t.Product)))];
    }

    /// <summary>Toward |0⟩ with probability 1 − excited and toward |1⟩ with the rest, as Qiskit Aer's phase_amplitude_damping_error.</summary>
    private static Complex[][,] Damping(double amplitude, double phase, double excited)
    {
        var (down, up, rest) = (Math.Sqrt(1 - excited), Math.Sqrt(excited), Math.Sqrt(1 - amplitude - phase));
        return
        [
            new Complex[,] { { down, 0 }, { 0, down * rest } },
            new Complex[,] { { 0, down * Math.Sqrt(amplitude) }, { 0, 0 } },
            new Complex[,] { { 0, 0 }, { 0, down * Math.Sqrt(phase) } },
            new Complex[,] { { up * rest, 0 }, { 0, up } },
            new Complex[,] { { 0, 0 }, { up * Math.Sqrt(amplitude), 0 } },
            new Complex[,] { { up * Math.Sqrt(phase), 0 }, { 0, 0 } },
        ];
    }

    /// <summary>
    /// The Choi matrix of the map, decomposed: populations approach (1 − excited, excited) at the rate 1/T1, coherences decay at 1/T2. That it
    /// has the eigenvalues of a completely positive map needs T2 ≤ 2·T1.
    /// </summary>
    private static Complex[][,] Relaxation(double t1, double t2, double time, double excited)
    {
        var (reset, coherence) = (1 - Math.Exp(-time / t1), Math.Exp(-time / t2));
        var (toOne, toZero) = (reset * excited, reset * (1 - excited));
        var (stayZero, stayOne) = (1 - toOne, 1 - toZero);

        // On the diagonal operators the map is the matrix [[stayZero, coherence], [coherence, stayOne]], a sum of two dyads.
        var (mean, half) = ((stayZero + stayOne) / 2, (stayZero - stayOne) / 2);
        var radius = Math.Sqrt((half * half) + (coherence * coherence));
        return
        [
            new Complex[,] { { 0, Math.Sqrt(toZero) }, { 0, 0 } },
            new Complex[,] { { 0, 0 }, { Math.Sqrt(toOne), 0 } },
            Dyad(mean + radius, Math.Atan2(coherence, half) / 2),
            Dyad(mean - radius, (Math.Atan2(coherence, half) + Math.PI) / 2),
        ];
    }

    private static Complex[,] Dyad(double weight, double angle)
    {
        if (weight < -1e-12) throw new ArgumentException("The map is not completely positive.");
        var root = Math.Sqrt(Math.Max(0, weight));
        return new Complex[,] { { root * Math.Cos(angle), 0 }, { 0, root * Math.Sin(angle) } };
    }

    private static Complex[,] Product(int qubits, int product)
    {
        Complex[,] matrix = { { 1 } };
        for (var q = 0; q < qubits; q++)
        {
            var factor = (product >> (2 * q) & 3) switch
            {
                0 => new Complex[,] { { 1, 0 }, { 0, 1 } },
                var pauli => TextbookGates.Pauli("XYZ"[pauli - 1]),
            };
            matrix = TextbookGates.Kronecker(factor, matrix);
        }

        return matrix;
    }

    private static Complex[,] Times(double factor, Complex[,] matrix)
    {
        var result = (Complex[,])matrix.Clone();
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < matrix.GetLength(1); j++) result[i, j] *= factor;
        }

        return result;
    }
}
