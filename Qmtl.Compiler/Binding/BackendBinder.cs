using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>Resolves the names of a backend and checks that it is put together rightly.</summary>
internal sealed class BackendBinder(BindingContext context, NameResolver names, ExpressionBinder expressions)
{
    private static readonly string[] SimulatorSettings = ["precision", "qubits", "basis", "coupling", "noise"];
    private static readonly string[] HardwareSettings = ["target", "shots", "qubits", "basis", "coupling"];

    private readonly DeviceBinder devices = new(context, expressions);

    public void Bind(BackendDeclarationSyntax backend, Scope file)
    {
        if (!BackendKinds.TryGet(backend.Device.Text, out var kind))
        {
            context.Report(NoiseDiagnostics.UnknownDevice(backend.Device, SpellChecker.Suggest(backend.Device.Text, BackendKinds.Names)));
            return;
        }

        var settings = kind.IsHardware() ? HardwareSettings : SimulatorSettings;
        var first = new Dictionary<string, NameSyntax>(StringComparer.Ordinal);
        foreach (var setting in backend.Settings)
        {
            if (first.TryGetValue(setting.Name.Text, out var earlier)) context.Report(NoiseDiagnostics.DuplicateSetting(setting.Name, context.LineOf(earlier.Span)));
            else first.Add(setting.Name.Text, setting.Name);
            if (settings.Contains(setting.Name.Text)) Bind(setting, file);
            else context.Report(NoiseDiagnostics.UnknownSetting(setting.Name, backend.Device.Text, settings));
        }

        if (kind.IsHardware() && !first.ContainsKey("target")) context.Report(DeviceDiagnostics.MissingTarget(backend));
    }

    private void Bind(SettingSyntax setting, Scope file)
    {
        switch (setting)
        {
            case { Name.Text: "precision" }:
                if (setting is not NumberSettingSyntax { Value: ReferenceSyntax { Name.Text: "float32" or "float64" } })
                    context.Report(NoiseDiagnostics.WrongValue(setting.Span, "the precision is 'float32' or 'float64': write 'precision float64;'"));
                break;
            case NoiseSettingSyntax { Name.Text: "noise" } noise:
                foreach (var rule in noise.Rules) Bind(rule, file);
                var readout = noise.Rules.Where(IsReadout).ToList();
                foreach (var extra in readout.Skip(1)) context.Report(NoiseDiagnostics.DuplicateSetting(extra.Channel, context.LineOf(readout[0].Span)));
                break;
            case { Name.Text: "noise" }:
                context.Report(NoiseDiagnostics.WrongValue(setting.Span, "noise is a list of rules: write 'noise { after 1q bit_flip(0.01); readout(0.02, 0.03); }'"));
                break;
            default:
                devices.Bind(setting, file);
                break;
        }
    }

    private void Bind(NoiseRuleSyntax rule, Scope file)
    {
        expressions.BindAll(rule.Arguments, file);
        if (!IsReadout(rule) && (rule.Place?.Text != "after" || rule.Qubits is < 1 or > 3))
        {
            context.Report(NoiseDiagnostics.RuleWithoutPlace(rule.Span));
        }
        else if (IsReadout(rule))
        {
            Require(rule, "readout(one_at_zero, zero_at_one)", 2, 2);
        }
        else if (names.Channel(rule.Channel) is { } info)
        {
            Require(rule, info.Signature, info.FewestArguments, info.Parameters.Count);
        }
    }

    private static bool IsReadout(NoiseRuleSyntax rule) => rule is { Place: null, Channel.Text: "readout" };

    private void Require(NoiseRuleSyntax rule, string signature, int fewest, int most)
    {
        if (rule.Arguments.Count < fewest || rule.Arguments.Count > most)
            context.Report(NoiseDiagnostics.WrongArguments(rule.Span, signature, fewest, most, rule.Arguments.Count));
    }
}
