using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Checks;

public sealed class UnusedNameTests
{
    private const string Model = "model M { input x; qubit q; encode { ry(x) q; } head h : binary { logits z(q); } }";

    [Theory]
    [InlineData("const", "const «c» = 2; " + Model)]
    [InlineData("const", "model M { const «c» = 2; input x; head h : regression { logits x; } }")]
    [InlineData("let", "model M { input x; let «y» = 2 * x; head h : regression { logits x; } }")]
    [InlineData("let", "model M { input x[2]; let «y» = dense(x, 4); head h : regression { logits linear(x); } }")]
    [InlineData("weight", "model M { input x; weight «w»[2]; head h : regression { logits x; } }")]
    [InlineData("input", "model M { input x; input «y»[2]; head h : regression { logits x; } }")]
    [InlineData("register", "model M { input x; qubit[2] «q»; head h : regression { logits x; } }")]
    [InlineData("register", "ansatz A on «q» { }")]
    public void What_nothing_uses_can_go(string kind, string marked)
    {
        var name = marked[(marked.IndexOf('«') + 1)..marked.IndexOf('»')];
        Analyzed.Reports("QMTL1101", $"the {kind} '{name}' is never used: remove it, or write '_{name}' if that is meant", marked);
    }

    [Theory]
    [InlineData("parameter", "ansatz A(«n») on q { sx q; }")]
    [InlineData("parameter", "model M(«n») { input x; head h : regression { logits x; } }")]
    [InlineData("loop variable", "ansatz A on q { for «i» in 0..2 { sx q; } }")]
    [InlineData("loop variable", "model M { input x; head h[«t» in 0..2] : regression { logits x; } }")]
    public void What_has_to_be_there_gets_an_underscore(string kind, string marked)
    {
        var name = marked[(marked.IndexOf('«') + 1)..marked.IndexOf('»')];
        Analyzed.Reports("QMTL1101", $"the {kind} '{name}' is never used: write '_{name}' if that is meant", marked);
    }

    [Theory]
    [InlineData("ansatz «A» on q { sx q; } ", "ansatz")]
    [InlineData("encoder «A»(x) on q { ry(x) q; } ", "encoder")]
    public void A_block_beside_a_model_is_there_to_be_applied(string marked, string kind) =>
        Analyzed.Reports("QMTL1102", $"the {kind} 'A' is never applied: apply it in 'encode' or a head, remove it, or write '_A' if that is meant", marked + Model);

    [Theory]
    [InlineData("ansatz _A(_n) on _q { } const _c = 1; " + Model)]
    [InlineData("model M { input _x; input y; weight _w; qubit _q; let _z = y; head h : regression { logits y; } }")]
    [InlineData("ansatz A on q { for _ in 0..2 { for _ in 0..2 { sx q; } } }")]
    [InlineData("ansatz A on q { for _step in 0..2 { sx q; } }")]
    public void Names_that_start_with_an_underscore_are_meant(string text) => Analyzed.Warnings(text).ShouldBeEmpty();

    [Theory]
    [InlineData("const c = 2; ansatz A on q { sx q; } encoder E(x) on q { ry(x) q[0]; }")]
    [InlineData("")]
    public void A_file_of_blocks_alone_is_a_library(string text) => Analyzed.Warnings(text).ShouldBeEmpty();

    [Fact]
    public void A_size_is_a_use() =>
        Analyzed.Warnings("model M { input x; qubit[2] q; head h : regression { logits size(q) * x; } }").ShouldBeEmpty();

    [Fact]
    public void A_model_that_nothing_instantiates_may_be_a_template() =>
        Analyzed.Warnings("model M(n) { input x[n]; head h : regression { logits linear(x); } }").ShouldBeEmpty();

    [Fact]
    public void A_file_with_an_error_is_not_looked_through() =>
        Analyzed.Text("const c = 2; model M { input x; weight unused; head h : regression { logits y; } }").Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QMTL1003");
}
