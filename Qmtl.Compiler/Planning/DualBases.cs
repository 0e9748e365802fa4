namespace Qmtl.Compiler.Planning;

/// <summary>
/// Flips f and signs z of as many qubits as some Pauli products act on, with parity(fⱼ &amp; zₖ) 1 for j = k and else 0, so that every one of the
/// products flips a sum of the f, and has a sum of the z as its sign. Linear algebra over GF(2), as vectors the bits of numbers.
/// </summary>
internal static class DualBases
{
    public static (IReadOnlyList<int> Flips, IReadOnlyList<int> Signs) Of(IEnumerable<FramedPauli> products)
    {
        var (flipsLeft, signsLeft) = (Basis(products.Select(p => p.Flip)), Basis(products.Select(p => p.Sign)));
        var (flips, signs) = (new List<int>(), new List<int>());
        while (FindPair(flipsLeft, signsLeft) is var (flip, sign))
        {
            flips.Add(flip);
            signs.Add(sign);
            flipsLeft = [.. flipsLeft.Where(f => f != flip).Select(f => Parity.IsOdd(f & sign) ? f ^ flip : f)];
            signsLeft = [.. signsLeft.Where(s => s != sign).Select(s => Parity.IsOdd(s & flip) ? s ^ sign : s)];
        }

        // What is left commutes with everything, and gets partners.
        flips.AddRange(flipsLeft);
        while (signs.Count < flips.Count) signs.Add(FindPartner(flips, signs.Count));
        signs.AddRange(signsLeft);
        while (flips.Count < signs.Count) flips.Add(FindPartner(signs, flips.Count));
        return (flips, signs);
    }

    private static (int Flip, int Sign)? FindPair(IReadOnlyList<int> flips, IReadOnlyList<int> signs)
    {
        foreach (var flip in flips)
        {
            foreach (var sign in signs)
            {
                if (Parity.IsOdd(flip & sign)) return (flip, sign);
            }
        }

        return null;
    }

    /// <summary>A vector with an odd parity with one of some independent vectors, and an even one with the others.</summary>
    private static int FindPartner(List<int> vectors, int index)
    {
        // A bit of what tells that one apart from the others makes its parity odd; the highest bits of those mend theirs.
        var others = Basis(vectors.Where((_, i) => i != index));
        var bit = HighestBit(Reduce(vectors[index], others));
        return others.Where(other => (other & bit) != 0).Aggregate(bit, (partner, other) => partner ^ HighestBit(other));
    }

    /// <summary>Independent vectors that span those given, the highest bit of each in no other.</summary>
    private static List<int> Basis(IEnumerable<int> vectors)
    {
        var basis = new List<int>();
        foreach (var vector in vectors)
        {
            var rest = Reduce(vector, basis);
            if (rest == 0) continue;
            var highest = HighestBit(rest);
            basis = [.. basis.Select(member => (member & highest) != 0 ? member ^ rest : member), rest];
        }

        return basis;
    }

    /// <summary>Clears the highest bits of a basis.</summary>
    private static int Reduce(int vector, List<int> basis) =>
        basis.Aggregate(vector, (rest, member) => (rest & HighestBit(member)) != 0 ? rest ^ member : rest);

    private static int HighestBit(int vector)
    {
        var bit = 1;
        while (vector >> 1 >= bit) bit <<= 1;
        return bit;
    }
}
