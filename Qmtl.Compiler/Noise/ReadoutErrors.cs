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
    /// <summary>The most factors of a product, where the sum does not have one term only.</summary>
    public const int MostFactors = 10;

    /// <summary>The number of factors of a product that would have too many terms; null where there is none.</summary>
    public static int? FindTooLong(HeadIr head, ReadoutErrorIr readout)
    {
        var longest = head.Measurements.Select(m => m.Observable.Factors.Count).DefaultIfEmpty(0).Max();
        return readout.OneAtZero != readout.ZeroAtOne && longest > MostFactors ? longest : null;
    }

    public static ModelIr Apply(ModelIr model, ReadoutErrorIr readout)
    {
        var expectations = new ValueInsertion(model.LogitOffset);
        var shared = new ReadExpectations(readout, expectations);
        var heads = model.Heads.Select(h => (h.Gates.Count == 0 ? shared : new ReadExpectations(readout, expectations)).Apply(h)).ToList();
        return model with { Heads = heads.Select(expectations.Place).ToEquatableArray(), Values = model.Values + expectations.Count };
    }

    /// <summary>The subsets of the factors with coefficients other than 0, the whole product first.</summary>
    public static IEnumerable<(EquatableArray<PauliFactor> Factors, double Coefficient)> Expand(PauliString observable, ReadoutErrorIr readout)
    {
        var (kept, dropped) = (1 - readout.OneAtZero - readout.ZeroAtOne, readout.ZeroAtOne - readout.OneAtZero);
        var all = observable.Factors;
        if (dropped == 0) return [(all, Math.Pow(kept, all.Count))];
        return from subset in Enumerable.Range(0, 1 << all.Count)
               let factors = all.Where((_, i) => (subset >> i & 1) == 0).ToEquatableArray()
               let coefficient = Math.Pow(kept, factors.Count) * Math.Pow(dropped, all.Count - factors.Count)
               where coefficient != 0
               select (factors, coefficient);
    }
}
