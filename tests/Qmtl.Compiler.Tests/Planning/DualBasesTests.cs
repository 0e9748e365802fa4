using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Tests.Planning;

/// <summary>Qubits that random Pauli products act on.</summary>
public sealed class DualBasesTests
{
    private const int Bits = 6;

    [Property(MaxTest = 300, Replay = "59,61")]
    public Property Flips_and_signs_are_those_of_qubits() => ForProducts((flips, signs, _) =>
    {
        signs.Count.ShouldBe(flips.Count);
        for (var j = 0; j < flips.Count; j++)
        {
            for (var k = 0; k < signs.Count; k++) Parity.IsOdd(flips[j] & signs[k]).ShouldBe(j == k);
        }
    });

    [Property(MaxTest = 300, Replay = "67,71")]
    public Property Every_product_acts_on_these_qubits_alone() => ForProducts((flips, signs, products) =>
    {
        var (ownFlips, ownSigns) = (Span(flips), Span(signs));
        foreach (var product in products)
        {
            ownFlips.ShouldContain(product.Flip);
            ownSigns.ShouldContain(product.Sign);
        }
    });

    [Theory]
    [InlineData(1, 0b01, 0b01)]
    [InlineData(1, 0b11, 0b01)]
    [InlineData(2, 0b11, 0b11)]
    public void There_are_no_more_qubits_than_needed(int qubits, int flip, int sign) =>
        DualBases.Of([new FramedPauli(flip, 0, 0), new FramedPauli(0, sign, 0)]).Flips.Count.ShouldBe(qubits);

    private static Property ForProducts(Action<IReadOnlyList<int>, IReadOnlyList<int>, FramedPauli[]> check)
    {
        var product =
            from flip in Gen.Choose(0, (1 << Bits) - 1)
            from sign in Gen.Choose(0, (1 << Bits) - 1)
            select new FramedPauli(flip, sign, Parity.IsOdd(flip & sign) ? 1 : 0);
        var products =
            from count in Gen.Choose(1, 4)
            from some in Gen.ArrayOf(product, count)
            select some;
        return Prop.ForAll(products.ToArbitrary(), p =>
        {
            var (flips, signs) = DualBases.Of(p);
            check(flips, signs, p);
        });
    }

    private static HashSet<int> Span(IReadOnlyList<int> vectors) =>
        [.. Enumerable.Range(0, 1 << vectors.Count).Select(chosen => vectors.Where((_, i) => (chosen >> i & 1) != 0).Aggregate(0, (sum, v) => sum ^ v))];
}
