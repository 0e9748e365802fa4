using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>A gate call or, with <paramref name="Bit"/>, a measurement.</summary>
internal sealed record QasmOperation(string Name, double[] Angles, int[] Qubits, int? Bit = null);

/// <summary>An expectation that a comment promises: the head, the observable and the bits it is computed from.</summary>
internal sealed record QasmExpectation(string Head, string Observable, int[] Bits);

internal sealed record QasmProgram(int Qubits, int Bits, IReadOnlyList<QasmOperation> Operations, IReadOnlyList<QasmExpectation> Expectations)
{
    /// <summary>The state before the measurements, by the definitions of a gate library.</summary>
    public DenseState Run(Action<DenseState, string, double[], int[]> apply)
    {
        var state = DenseState.Zero(Qubits);
        foreach (var operation in Operations.Where(o => o.Bit is null)) apply(state, operation.Name, operation.Angles, operation.Qubits);
        return state;
    }

    /// <summary>The promised expectations, computed from the measured bits.</summary>
    public IEnumerable<(string Head, string Observable, double Value)> Measure(Action<DenseState, string, double[], int[]> apply)
    {
        var state = Run(apply);
        var measured = Operations.Where(o => o.Bit is not null).ToDictionary(o => o.Bit!.Value, o => o.Qubits[0]);
        measured.Count.ShouldBe(Bits);
        return Expectations.Select(e => (e.Head, e.Observable, state.Expectation(Gates.Observable([.. e.Bits.Select(b => (Pauli.Z, measured[b]))]))));
    }
}

/// <summary>Tables of gates.</summary>
internal static class GateCounts
{
    public static IReadOnlyDictionary<string, (int Angles, int Qubits)> Of(params (string Names, int Angles, int Qubits)[] rows) =>
        rows.SelectMany(row => row.Names.Split(' '), (row, name) => (name, row.Angles, row.Qubits)).ToDictionary(g => g.name, g => (g.Angles, g.Qubits));
}
