using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class LimitTests
{
    [Theory]
    [InlineData("for i in 0..2000000000 { }")]
    [InlineData("for i in 0..100000 { for j in 0..100000 { h q; } }")]
    [InlineData("entangle all cz q; entangle all cz q; entangle all cz q;")]
    [InlineData("for i in 0..900000 { let s = 2 * w; }")]
    public void Endless_work_ends_at_once_in_one_diagnostic(string statements)
    {
        var text = $"model M {{ weight w[100000]; qubit[1000] q; encode {{ {statements} }} head h : binary {{ logits z(q[0]); }} }}";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Analysis.Analyzed.Text(text).Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QMTL2009");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_chain_of_blocks_may_be_long_but_not_endless()
    {
        var blocks = string.Concat(Enumerable.Range(1, 200).Select(i => $"ansatz B{i} on q {{ B{i - 1} on q; }}\n"));
        var text = "ansatz B0 on q { h q; }\n" + blocks + "model M { qubit q; encode { B200 on q; } head h : binary { logits z(q); } }";
        Analysis.Analyzed.Text(text).Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QMTL2028");
    }

    [Fact]
    public void Cancellation_is_honored()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => QmtlCompiler.Analyze(new SourceText("a.qmtl", "model M { qubit q; head h : binary { logits z(q); } }"), cancellationToken: source.Token));
    }
}
