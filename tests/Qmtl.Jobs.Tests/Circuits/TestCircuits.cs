using Qmtl.Backends;

namespace Qmtl.Jobs.Tests.Circuits;

/// <summary>Programs as they are sent.</summary>
internal static class TestCircuits
{
    public static QuantumProgram Parametrized { get; } = QuantumProgram.Parse("""
        OPENQASM 3.0;
        include "stdgates.inc";
        input float[64] t0;
        input float[64] t1;
        qubit[3] q;
        bit[2] c;
        ry(t0) q[0];
        cx q[0], q[2];
        rz(pi/2 - 2.0*t1) q[2];
        ry(t1) q[2];
        c[0] = measure q[2];
        c[1] = measure q[0];

        """);

    public static QuantumProgram Physical { get; } = QuantumProgram.Parse("""
        OPENQASM 3.0;
        include "stdgates.inc";
        input float[64] t0;
        input float[64] t1;
        bit[2] c;
        rz(t0) $4;
        sx $4;
        rz(t1) $4;
        sx $4;
        cz $4, $3;
        x $3;
        c[0] = measure $4;
        c[1] = measure $3;

        """);

    /// <summary>Circuits that differ in their angles.</summary>
    public static QuantumCircuit[] Some(string kind, int count, SeededRandom random) =>
        [.. Enumerable.Range(0, count).Select(_ => new QuantumCircuit(kind == QuantumServices.Ibm ? Physical : Parametrized, [4 * random.NextDouble() - 2, 4 * random.NextDouble() - 2]))];

    /// <summary>The probabilities of a circuit, computed apart from the product.</summary>
    public static SortedDictionary<string, double> Probabilities(QuantumCircuit circuit) => QasmInterpreter.Run(circuit.Program.Text, circuit.Values).Probabilities();
}
