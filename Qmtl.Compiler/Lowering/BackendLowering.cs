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
        session.Begin();
        var device = new DeviceLowering(session, expressions).Lower(syntax);
        var gateNoise = new List<GateNoiseIr>();
        var readout = new List<ReadoutErrorIr>();
        foreach (var setting in syntax.Settings)
        {
            if (setting is NumberSettingSyntax { Name.Text: "precision", Value: ReferenceSyntax reference })
                precision = reference.Name.Text == "float32" ? BackendPrecision.Bits32 : BackendPrecision.Bits64;
            if (setting is not NoiseSettingSyntax noise) continue;
            var rules = new NoiseRuleLowering(session, expressions, device.Qubits);
            foreach (var rule in noise.Rules)
            {
                if (rule.Place is null && rules.Readout(rule) is { } error) readout.Add(error);
                else if (rule.Place is not null && rules.GateNoise(rule) is { } gate) gateNoise.Add(gate);
            }
        }

        var target = syntax.Settings.OfType<TextSettingSyntax>().FirstOrDefault(s => s.Name.Text == "target")?.Value;
        var shots = Shots(syntax);
        var fold = Fold(syntax);
        if (session.Failures > failures || !BackendKinds.TryGet(syntax.Device.Text, out var kind)) return null;
        return new BackendIr(syntax.Name.Text, precision, gateNoise.ToEquatableArray(), readout.ToEquatableArray()) { Kind = kind, Target = target, Shots = shots, Device = device, Fold = fold ?? 1 };
    }

    private int? Shots(BackendDeclarationSyntax syntax)
    {
        var setting = syntax.Settings.OfType<NumberSettingSyntax>().FirstOrDefault(s => s.Name.Text == "shots");
        return setting is null ? null : expressions.Size(setting.Value, "the number of shots", LoweringLimits.Shots);
    }

    private int? Fold(BackendDeclarationSyntax syntax)
    {
        var setting = syntax.Settings.OfType<NumberSettingSyntax>().FirstOrDefault(s => s.Name.Text == "fold");
        if (setting is null || expressions.Size(setting.Value, "the fold", LoweringLimits.Fold) is not { } fold) return null;
        if (fold % 2 == 1) return fold;
        session.Report(NoiseDiagnostics.EvenFold(setting.Value.Span, fold));
        return null;
    }
}
