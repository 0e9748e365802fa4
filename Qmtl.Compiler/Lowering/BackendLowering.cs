using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>Evaluates the settings of backends.</summary>
internal sealed class BackendLowering(LoweringSession session)
{
    private readonly ExpressionLowering expressions = new(session, new Frame(), null);

    /// <returns>Null where there were errors.</returns>
    public BackendIr? Lower(BackendDeclarationSyntax syntax)
    {
        var failures = session.Failures;
        BackendPrecision? precision = null;
        var gateNoise = new List<GateNoiseIr>();
        ReadoutErrorIr? readout = null;
        foreach (var setting in syntax.Settings)
        {
            if (setting is NumberSettingSyntax { Name.Text: "precision", Value: ReferenceSyntax reference })
                precision = reference.Name.Text == "float32" ? BackendPrecision.Bits32 : BackendPrecision.Bits64;
            if (setting is not NoiseSettingSyntax noise) continue;
            foreach (var rule in noise.Rules)
            {
                if (rule.Place is null) readout = Readout(rule);
                else if (GateNoise(rule) is { } gate) gateNoise.Add(gate);
            }
        }

        session.Begin();
        var device = new DeviceLowering(session, expressions).Lower(syntax);
        var target = syntax.Settings.OfType<TextSettingSyntax>().FirstOrDefault(s => s.Name.Text == "target")?.Value;
        var shots = Shots(syntax);
        if (session.Failures > failures || !BackendKinds.TryGet(syntax.Device.Text, out var kind)) return null;
        return new BackendIr(syntax.Name.Text, precision, gateNoise.ToEquatableArray(), readout) { Kind = kind, Target = target, Shots = shots, Device = device };
    }

    private int? Shots(BackendDeclarationSyntax syntax)
    {
        var setting = syntax.Settings.OfType<NumberSettingSyntax>().FirstOrDefault(s => s.Name.Text == "shots");
        return setting is null ? null : expressions.Size(setting.Value, "the number of shots", LoweringLimits.Shots);
    }

    private GateNoiseIr? GateNoise(NoiseRuleSyntax rule)
    {
        ChannelTable.TryGet(rule.Channel.Text, out var info);
        var qubits = Math.Min(rule.Qubits, info!.MostQubits);
        return ChannelUnrolling.Arguments(session, expressions, info, qubits, rule.Arguments, rule.Span) is { } arguments
            ? new GateNoiseIr(rule.Qubits, info.Kind, arguments)
            : null;
    }

    private ReadoutErrorIr? Readout(NoiseRuleSyntax rule)
    {
        var probabilities = rule.Arguments.Select(a => expressions.Real(a, "a probability of 'readout'")).ToList();
        if (probabilities.Contains(null)) return null;
        if (probabilities.TrueForAll(p => p is >= 0 and <= 1)) return new ReadoutErrorIr(probabilities[0]!.Value, probabilities[1]!.Value);
        session.Report(NoiseDiagnostics.ChannelOutOfRange(rule.Span, "readout", "one_at_zero and zero_at_one are from 0 to 1"));
        return null;
    }
}
