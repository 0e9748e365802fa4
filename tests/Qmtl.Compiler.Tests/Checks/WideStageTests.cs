using System.Globalization;
using System.Text.RegularExpressions;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Checks;

public sealed partial class WideStageTests
{
    [Theory]
    [InlineData("all")]
    [InlineData("ring")]
    public void The_cheaper_pattern_is_named_with_its_light_cone(string pattern)
    {
        var text = Model(16, $"entangle {pattern} cx q; rx(x[0]) q;\nentangle {pattern} cx q;");
        var warning = Analyzed.Warnings(text).ShouldHaveSingleItem();
        var found = Cones().Match(warning);
        found.Groups["pattern"].Value.ShouldBe(pattern);
        found.Groups["all"].Value.ShouldBe("16");
        var bricks = Largest(text.Replace($"entangle {pattern}", "entangle brick", StringComparison.Ordinal));
        if (warning.Contains("and on line", StringComparison.Ordinal)) found.Groups["bricks"].Value.ShouldBe(bricks.ToString(CultureInfo.InvariantCulture));
        bricks.ShouldBeLessThan(16);
    }

    [Fact]
    public void Bricks_in_one_place_are_better_advice_than_in_several() => Analyzed.Warnings(Model(16, "entangle linear cz q[0..2]; rx(x[0]) q;\nentangle all cz q;")).ShouldBe(
        ["QMTL5002 'entangle all' makes the light cone of every head of 'M' all 16 qubits: with 'entangle brick' here the largest would have 3, which is far less to simulate"]);

    [Fact]
    public void A_pattern_in_a_block_is_reported_there() => Analyzed.Reports(
        "QMTL5002",
        "'entangle all' makes the light cone of every head of 'M' all 14 qubits: with 'entangle brick' here the largest would have 3, which is far less to simulate",
        "ansatz Mix on q { «entangle all cz q;» }\n" + Model(14, "Mix on q;"));

    [Theory]
    [InlineData(12, "entangle all cz q;")]
    [InlineData(16, "entangle brick cz q;")]
    [InlineData(16, "for _ in 0..8 { entangle brick cz q; rx(x[0]) q; }")]
    [InlineData(16, "for _ in 0..8 { entangle ring cz q; rx(x[0]) q; }")]
    [InlineData(16, "for i in 0..16 { for j in i + 1..16 { cz q[i], q[j]; } }")]
    public void Small_stages_and_those_that_bricks_would_not_help_are_not_reported(int qubits, string stage) => Analyzed.Warnings(Model(qubits, stage)).ShouldBeEmpty();

    [Fact]
    public void A_single_head_may_see_all_qubits() => Analyzed.Warnings(
        "model M { input x[16]; qubit[16] q; encode { for i in 0..16 { ry(x[i]) q[i]; } entangle all cz q; sx q; } head h : binary { logits z(q[0]); } }").ShouldBeEmpty();

    private static string Model(int qubits, string stage) =>
        $"model M {{ input x[{qubits}]; qubit[{qubits}] q; encode {{ for i in 0..{qubits} {{ ry(x[i]) q[i]; }}\n{stage} }} "
            + "head task[t in 0..4] : binary { weight w; rx(w) q[3 * t]; logits z(q[3 * t]); } }";

    /// <summary>The qubits of the largest light cone of a head.</summary>
    private static int Largest(string text)
    {
        var model = QmtlCompiler.Compile(new SourceText("Test.qmtl", text)).Models.ShouldHaveSingleItem().Canonical;
        return Enumerable.Range(0, model.Heads.Count).Max(head => new LightCones(model).Of(head).Qubits.Count);
    }

    [GeneratedRegex("'entangle (?<pattern>.*)' makes the light cone of every head of 'M' all (?<all>.*) qubits: with .* the largest would have (?<bricks>.*),")]
    private static partial Regex Cones();
}
