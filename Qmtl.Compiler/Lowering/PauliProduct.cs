using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Lowering;

/// <summary>The operator product of Pauli strings, where no factors at all stand for the identity.</summary>
internal static class PauliProduct
{
    /// <summary>The product without its phase i^<c>Phase</c>.</summary>
    public static (PauliString Product, int Phase) Multiply(PauliString left, PauliString right)
    {
        var factors = left.Factors.ToDictionary(f => f.Qubit, f => f.Pauli);
        var phase = 0;
        foreach (var factor in right.Factors)
        {
            if (!factors.TryGetValue(factor.Qubit, out var other))
            {
                factors.Add(factor.Qubit, factor.Pauli);
            }
            else if (other == factor.Pauli)
            {
                factors.Remove(factor.Qubit);
            }
            else
            {
                // XY = iZ and its cyclic permutations; the other order gives -i.
                phase += ((int)factor.Pauli - (int)other + 3) % 3 == 1 ? 1 : 3;
                factors[factor.Qubit] = (Pauli)(3 - (int)other - (int)factor.Pauli);
            }
        }

        return (new PauliString(factors.OrderBy(f => f.Key).Select(f => new PauliFactor(f.Key, f.Value)).ToEquatableArray()), phase % 4);
    }
}
