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
        var origin = BackendKinds.TryGet(syntax.Device.Text, out var kind)
            ? new BackendIr(syntax.Name.Text, null, default, default) { Kind = kind }
            : session.File.Find(syntax.Device) is { } symbol ? session.BackendOf(symbol) : null;
        return origin is null ? null : Lower(syntax, origin);
    }

    /// <summary>A backend that differs from another one in its settings.</summary>
    private BackendIr? Lower(BackendDeclarationSyntax syntax, BackendIr origin)
    {
        var failures = session.Failures;
        var precision = origin.Precision;
        session.Begin();
        var device = new DeviceLowering(session, expressions).Lower(syntax, origin.Device);
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
        var trajectories = Trajectories(syntax);
        if (session.Failures > failures) return null;
        var backend = origin with
        {
            Name = syntax.Name.Text,
            Precision = precision,
            Target = target ?? origin.Target,
            Shots = shots ?? origin.Shots,
            Device = device,
            Fold = fold ?? origin.Fold,
            Trajectories = trajectories ?? origin.Trajectories,
            InvertsReadout = origin.InvertsReadout || syntax.Settings.Any(s => s.Name.Text == "mitigation"),
        };
        if (syntax.Settings.Any(s => s is NoiseSettingSyntax)) backend = backend with { GateNoise = gateNoise.ToEquatableArray(), Readout = readout.ToEquatableArray() };
        return CanInvert(syntax, backend) ? backend : null;
    }

    private bool CanInvert(BackendDeclarationSyntax syntax, BackendIr backend)
    {
        if (!backend.InvertsReadout || !backend.Readout.Any(r => r.IsSingular)) return true;
        session.Report(NoiseDiagnostics.SingularReadout(syntax.Settings.FirstOrDefault(s => s.Name.Text == "mitigation")?.Span ?? syntax.Name.Span));
        return false;
    }

    private int? Shots(BackendDeclarationSyntax syntax)
    {
        var setting = syntax.Settings.OfType<NumberSettingSyntax>().FirstOrDefault(s => s.Name.Text == "shots");
        return setting is null ? null : expressions.Size(setting.Value, "the number of shots", LoweringLimits.Shots);
    }

    private int? Trajectories(BackendDeclarationSyntax syntax)
    {
        var setting = syntax.Settings.OfType<NumberSettingSyntax>().FirstOrDefault(s => s.Name.Text == "trajectories");
        return setting is null ? null : expressions.Size(setting.Value, "the number of trajectories", LoweringLimits.Trajectories);
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
