using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>Resolves the names of noise rules and checks that they are put together rightly.</summary>
internal sealed class NoiseRuleBinder(BindingContext context, NameResolver names, ExpressionBinder expressions)
{
    public void Bind(EquatableArray<NoiseRuleSyntax> rules, Scope file)
    {
        foreach (var rule in rules) Bind(rule, file);

        // Those of single qubits are compared when their numbers are known.
        var readout = rules.Where(r => IsReadout(r) && r.On.Count == 0).ToList();
        foreach (var extra in readout.Skip(1)) context.Report(NoiseDiagnostics.DuplicateSetting(extra.Channel, context.LineOf(readout[0].Span)));
    }

    private void Bind(NoiseRuleSyntax rule, Scope file)
    {
        expressions.BindAll(rule.Arguments, file);
        expressions.BindAll(rule.On, file);
        if (IsReadout(rule))
        {
            Require(rule, "readout(one_at_zero, zero_at_one)", 2, 2);
            return;
        }

        if (rule.Place?.Text != "after" || rule.Gates is not { } gates)
        {
            context.Report(NoiseDiagnostics.RuleWithoutPlace(rule.Span));
            return;
        }

        expressions.BindAll(gates.On, file);
        if (gates.Gate is { } gate && !GateTable.Native.Any(g => g.Name == gate.Text)) names.Gate(gate, file);
        if (names.Channel(rule.Channel, file) is { } info) Require(rule, info.Signature, info.FewestArguments, info.Parameters.Count);
    }

    private static bool IsReadout(NoiseRuleSyntax rule) => rule is { Place: null, Channel.Text: "readout" };

    private void Require(NoiseRuleSyntax rule, string signature, int fewest, int most)
    {
        if (rule.Arguments.Count < fewest || rule.Arguments.Count > most)
            context.Report(NoiseDiagnostics.WrongArguments(rule.Span, signature, fewest, most, rule.Arguments.Count));
    }
}
