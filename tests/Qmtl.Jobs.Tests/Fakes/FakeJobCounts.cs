using Qmtl.Backends;

namespace Qmtl.Jobs.Tests.Fakes;

internal static class FakeJobCounts
{
    /// <summary>
    /// What the service counted of a circuit, on the classical bits of a program: jobs of several circuits at IonQ measure all qubits, and know no bits.
    /// </summary>
    public static Dictionary<string, double> CountsOf(this FakeJob job, int circuit, QuantumProgram program)
    {
        var (executed, counts) = job.Circuits[circuit];
        if (executed.Register == program.Register) return counts.ToDictionary(c => c.Key, c => (double)c.Value);
        return counts
            .GroupBy(c => string.Concat(program.MeasuredQubits.Reverse().Select(q => c.Key[^(q + 1)])), c => (double)c.Value)
            .ToDictionary(g => g.Key, g => g.Sum());
    }
}
