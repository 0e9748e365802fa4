using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Lowering;

public sealed class ObservableTests
{
    [Theory]
    [InlineData("observable p = z(q[0]) * z(q[1]);", "logits 4 * p;", "logits 4 * z(q[0]) * z(q[1]);")]
    [InlineData("observable v = z(q);", "logits v[1];", "logits z(q[1]);")]
    [InlineData("observable v = z(q[0..4 step 3]);", "logits v[0] - v[1];", "logits z(q[0]) - z(q[3]);")]
    [InlineData("observable v = z(q);", "logits linear(v[1..3]);", "logits linear(z(q[1..3]));")]
    [InlineData("observable v = 2 * x(q) + 1;", "logits tanh(v[size(v) - 1]);", "logits tanh(2 * x(q[3]) + 1);")]
    public void A_named_observable_is_what_it_names(string observable, string named, string written)
    {
        const string Members = "weight w; qubit[4] q;";
        var expected = Analyzed.Circuit(Members, "h q;", written).Heads[0];
        foreach (var actual in new[] { Analyzed.Circuit(Members + observable, "h q;", named), Analyzed.Circuit(Members, "h q;", observable + named) })
        {
            actual.Heads[0].Measurements.ShouldBe(expected.Measurements);
            actual.Heads[0].Output.Select(o => (o with { Span = default }).ToString()).ShouldBe(expected.Output.Select(o => (o with { Span = default }).ToString()));
        }
    }

    [Theory]
    [InlineData("observable t = tanh(«z(q[0])»);", "QMTL2017", "'z(…)' is an observable, measured after the circuit: it can be used only in 'logits' and 'observable'; angles and lets are computed before")]
    [InlineData("observable o = z(q[0]); let l = 2 * «o»;", "QMTL2017", "'o' is an observable, measured after the circuit: it can be used only in 'logits' and 'observable'; angles and lets are computed before")]
    [InlineData("observable o = z(q[0]); observable p = «o[1]»;", "QMTL2012", "'o' is a single number and has no elements: remove the index")]
    [InlineData("observable o = «linear(z(q))»;", "QMTL1024", "'linear' is the classical head: it can be used only in 'logits'; for a layer before the circuit write 'let name = dense(x, width);'")]
    public void Observables_in_the_wrong_place_are_explained(string member, string id, string message) =>
        Analyzed.Reports(id, message, $"model Test {{ qubit[2] q; {member} encode {{ h q; }} head a : binary {{ logits z(q[0]); }} }}");
}
