using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>Resolves the names of a backend and checks that it is put together rightly.</summary>
internal sealed class BackendBinder(BindingContext context, NameResolver names, ExpressionBinder expressions)
{
    private static readonly string[] SimulatorSettings = ["precision", "shots", "qubits", "basis", "coupling", "noise", "fold", "trajectories", "mitigation"];
    private static readonly string[] HardwareSettings = ["target", "shots", "qubits", "basis", "coupling"];

    private readonly DeviceBinder devices = new(context, expressions);
    private readonly NoiseRuleBinder rules = new(context, names, expressions);

    public void Bind(BackendDeclarationSyntax backend, Scope file)
    {
        if (FindKind(backend, file) is not { } kind) return;

        var settings = kind.IsHardware() ? HardwareSettings : SimulatorSettings;
        var first = new Dictionary<string, NameSyntax>(StringComparer.Ordinal);
        foreach (var setting in backend.Settings)
        {
            if (first.TryGetValue(setting.Name.Text, out var earlier)) context.Report(NoiseDiagnostics.DuplicateSetting(setting.Name, context.LineOf(earlier.Span)));
            else first.Add(setting.Name.Text, setting.Name);
            if (settings.Contains(setting.Name.Text)) Bind(setting, file);
            else context.Report(NoiseDiagnostics.UnknownSetting(setting.Name, BackendKinds.NameOf(kind), settings));
        }

        // A backend that is made from another one has its target.
        if (kind.IsHardware() && !first.ContainsKey("target") && BackendKinds.TryGet(backend.Device.Text, out _)) context.Report(DeviceDiagnostics.MissingTarget(backend));
    }

    /// <summary>The kind of a backend: what it says, or that of the backend that it is made from. Null where it has none, which is then told.</summary>
    private BackendKind? FindKind(BackendDeclarationSyntax backend, Scope file)
    {
        var passed = new HashSet<Symbol>();
        for (var part = backend; ;)
        {
            if (BackendKinds.TryGet(part.Device.Text, out var kind)) return kind;
            if (context.FindBase(part, file) is not { } origin)
            {
                // That a backend between them is made from nothing is told there.
                if (part == backend) context.Report(NoiseDiagnostics.UnknownDevice(backend.Device, Suggest(backend.Device, file)));
                else context.Break();
                return null;
            }

            if (part == backend) context.Use(backend.Device, origin.Symbol);
            part = origin.Declaration;
            if (passed.Add(origin.Symbol)) continue;
            context.Break(); // A circle, which is told of each of its members.
            return null;
        }
    }

    private static string? Suggest(NameSyntax device, Scope file) =>
        SpellChecker.Suggest(device.Text, [.. BackendKinds.Names, .. file.Visible.Where(s => s.Kind == SymbolKind.Backend).Select(s => s.Name)]);

    private void Bind(SettingSyntax setting, Scope file)
    {
        switch (setting)
        {
            case { Name.Text: "precision" }:
                if (setting is not NumberSettingSyntax { Value: ReferenceSyntax { Name.Text: "float32" or "float64" } })
                    context.Report(NoiseDiagnostics.WrongValue(setting.Span, "the precision is 'float32' or 'float64': write 'precision float64;'"));
                break;
            case NoiseSettingSyntax { Name.Text: "noise" } noise:
                rules.Bind(noise.Rules, file);
                break;
            case { Name.Text: "noise" }:
                context.Report(NoiseDiagnostics.WrongValue(setting.Span, "noise is a list of rules: write 'noise { after 1q bit_flip(0.01); readout(0.02, 0.03); }'"));
                break;
            case { Name.Text: "fold" }:
                if (setting is NumberSettingSyntax fold) expressions.Bind(fold.Value, file, ExpressionUse.Number);
                else context.Report(NoiseDiagnostics.WrongValue(setting.Span, "'fold' is how many gates each gate becomes, an odd number: write 'fold 3;'"));
                break;
            case { Name.Text: "trajectories" }:
                if (setting is NumberSettingSyntax count) expressions.Bind(count.Value, file, ExpressionUse.Number);
                else context.Report(NoiseDiagnostics.WrongValue(setting.Span, "'trajectories' is how many a circuit with noise is the mean of: write 'trajectories 1000;'"));
                break;
            case { Name.Text: "mitigation" }:
                if (setting is not NumberSettingSyntax { Value: ReferenceSyntax { Name.Text: "readout" } })
                    context.Report(NoiseDiagnostics.WrongValue(setting.Span, "what is mitigated is 'readout': write 'mitigation readout;'"));
                break;
            default:
                devices.Bind(setting, file);
                break;
        }
    }
}
