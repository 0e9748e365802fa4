using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Noise;

/// <summary>Makes the expectations of a model those that are read.</summary>
/// <remarks>
/// A qubit that is 0 is read as 1 with probability a, and one that is 1 as 0 with probability b. What is read of a Pauli operator P then has the
/// expectation (1 − a − b)⟨P⟩ + (b − a), in whichever basis, and a product of operators that of the product of such sums: multiplied out, a sum over
/// the subsets of its factors. So the products of subsets are measured too, into values of their own, and what heads read is computed from them.
/// </remarks>
internal static class ReadoutErrors
{
    /// <summary>The most factors of a product whose qubits are misread with two different probabilities: each doubles the terms of the sum.</summary>
    public const int MostFactors = 10;

    /// <summary>The number of factors of a product that would have too many terms; null where there is none.</summary>
    public static int? FindTooLong(HeadIr head, ReadoutConfusion readout)
    {
        var longest = head.Measurements.Select(m => m.Observable.Factors.Count(f => readout.Of(f.Qubit).Shift != 0)).DefaultIfEmpty(0).Max();
        return longest > MostFactors ? longest : null;
    }

    public static ModelIr Apply(ModelIr model, ReadoutConfusion readout)
    {
        var expectations = new ValueInsertion(model.LogitOffset);
        var shared = new ReadExpectations(readout, expectations);
        var heads = model.Heads.Select(h => (h.Gates.Count == 0 ? shared : new ReadExpectations(readout, expectations)).Apply(h)).ToList();
        return model with { Heads = heads.Select(expectations.Place).ToEquatableArray(), Values = model.Values + expectations.Count };
    }

    /// <summary>The subsets of the factors with coefficients other than 0, the whole product first.</summary>
    public static IEnumerable<(EquatableArray<PauliFactor> Factors, double Coefficient)> Expand(PauliString observable, ReadoutConfusion readout)
    {
        IEnumerable<(EquatableArray<PauliFactor> Factors, double Coefficient)> terms = [([], 1.0)];
        foreach (var factor in observable.Factors)
        {
            var (kept, shift) = readout.Of(factor.Qubit);
            var with = terms.Select(t => (t.Factors.Append(factor).ToEquatableArray(), kept * t.Coefficient));
            terms = shift == 0 ? with : with.Concat(terms.Select(t => (t.Factors, shift * t.Coefficient)));
        }

        return terms.Where(t => t.Coefficient != 0);
    }
}
