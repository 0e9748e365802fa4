using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Noise;

/// <summary>How the rules of a backend misread each qubit: a rule that names the qubit goes before one that names none.</summary>
public sealed class ReadoutConfusion
{
    private readonly Dictionary<int, ReadoutErrorIr> named = [];
    private readonly ReadoutErrorIr? others;

    public ReadoutConfusion(EquatableArray<ReadoutErrorIr> errors)
    {
        foreach (var error in errors)
        {
            if (error.On.Count == 0) others = error;
            foreach (var qubit in error.On) named[qubit] = error;
        }
    }

    /// <summary>
    /// What is read of a Pauli operator P of the qubit has the expectation kept · ⟨P⟩ + shift: with a the probability of 1 at 0 and b that of 0 at 1,
    /// (1 − a − b)⟨P⟩ + (b − a).
    /// </summary>
    public (double Kept, double Shift) Of(int qubit)
    {
        if (!named.TryGetValue(qubit, out var own)) own = others;
        return own is null ? (1, 0) : (1 - own.OneAtZero - own.ZeroAtOne, own.ZeroAtOne - own.OneAtZero);
    }
}
