using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Passes;

namespace Qmtl.Compiler.Noise;

/// <summary>Puts channels after the gates as they are written.</summary>
internal static class GateNoise
{
    public static ModelIr Apply(ModelIr model, EquatableArray<GateNoiseIr> rules) =>
        rules.Count == 0 ? model : GateLists.Rewrite(model, operations => operations.SelectMany(o => o is GateIr gate ? After(gate, rules) : [o]));

    private static IEnumerable<OperationIr> After(GateIr gate, EquatableArray<GateNoiseIr> rules)
    {
        yield return gate;
        foreach (var rule in rules.Where(r => r.GateQubits == gate.Qubits.Count))
        {
            if (ChannelTable.Get(rule.Channel).MostQubits > 1)
            {
                yield return new ChannelIr(rule.Channel, gate.Qubits, rule.Arguments, gate.Span);
                continue;
            }

            foreach (var qubit in gate.Qubits) yield return new ChannelIr(rule.Channel, EquatableArray.Of(qubit), rule.Arguments, gate.Span);
        }
    }
}
