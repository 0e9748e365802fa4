using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Lowering;
using Qmtl.Compiler.Passes;

namespace Qmtl.Compiler.Noise;

/// <summary>Puts channels after the gates as they are written, and folds gates.</summary>
/// <remarks>
/// A gate with channels C becomes G·C·(G†·C·G·C)ᵏ, the folding of gates of Giurgica-Tiron et al., arXiv:2005.10921, section II. G† stands for the gate run backward on
/// the same machine, so that the channels of G follow it. A gate without channels is not folded, which would change nothing. Every pair of gates has a
/// channel between them, which passes do not cancel gates across.
/// </remarks>
internal static class GateNoise
{
    /// <param name="fold">How many gates each gate with channels becomes, an odd number.</param>
    public static ModelIr Apply(ModelIr model, EquatableArray<GateNoiseIr> rules, int fold) =>
        rules.Count == 0 ? model : GateLists.Rewrite(model, operations => operations.SelectMany(o => o is GateIr gate ? Fold(gate, rules, fold) : [o]));

    private static IEnumerable<OperationIr> Fold(GateIr gate, EquatableArray<GateNoiseIr> rules, int fold)
    {
        var channels = After(gate, rules).ToList();
        var inverse = GateInverse.Of(gate);
        for (var i = 0; i < (channels.Count == 0 ? 1 : fold); i++)
        {
            yield return i % 2 == 0 ? gate : inverse;
            foreach (var channel in channels) yield return channel;
        }
    }

    private static IEnumerable<ChannelIr> After(GateIr gate, EquatableArray<GateNoiseIr> rules)
    {
        foreach (var rule in rules.Where(r => r.Gates.Includes(gate)))
        {
            var qubits = rule.On.Count == 0 ? gate.Qubits : gate.Qubits.Where(rule.On.Contains).ToEquatableArray();
            if (qubits.Count > 0 && ChannelTable.Get(rule.Channel).MostQubits > 1)
            {
                yield return new ChannelIr(rule.Channel, qubits, rule.Arguments, gate.Span);
                continue;
            }

            foreach (var qubit in qubits) yield return new ChannelIr(rule.Channel, EquatableArray.Of(qubit), rule.Arguments, gate.Span);
        }
    }
}
