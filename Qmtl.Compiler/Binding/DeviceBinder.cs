using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>Checks the settings of a backend that say which machine it is and what that can do, and resolves the names in them.</summary>
internal sealed class DeviceBinder(BindingContext context, ExpressionBinder expressions)
{
    private const string CouplingForms = "the coupling is 'linear', 'ring', 'all', or pairs of qubits: write 'coupling [0, 1], [1, 2];'";

    public void Bind(SettingSyntax setting, Scope file)
    {
        switch (setting.Name.Text)
        {
            case "target":
                if (setting is not TextSettingSyntax { Value: var target } || string.IsNullOrWhiteSpace(target))
                    context.Report(NoiseDiagnostics.WrongValue(setting.Span, "the target is the service's name of a machine, in quotes: write 'target \"qpu.forte-1\";'"));
                break;
            case "shots":
                BindNumber(setting, file, "'shots' is how often a circuit is measured, a whole number: write 'shots 1000;'");
                break;
            case "qubits":
                BindNumber(setting, file, "'qubits' is how many qubits the device has, a whole number: write 'qubits 5;'");
                break;
            case "basis":
                BindBasis(setting);
                break;
            case "coupling":
                BindCoupling(setting, file);
                break;
        }
    }

    /// <summary>The names of the gates in a basis; null where it is something else.</summary>
    public static IReadOnlyList<NameSyntax>? BasisNames(SettingSyntax setting)
    {
        var values = setting switch
        {
            NumberSettingSyntax number => EquatableArray.Of(number.Value),
            ListSettingSyntax list => list.Values,
            _ => default,
        };
        var names = values.OfType<ReferenceSyntax>().Select(v => v.Name).ToList();
        return names.Count == 0 || names.Count < values.Count ? null : names;
    }

    private void BindNumber(SettingSyntax setting, Scope file, string expected)
    {
        if (setting is NumberSettingSyntax number) expressions.Bind(number.Value, file, ExpressionUse.Number);
        else context.Report(NoiseDiagnostics.WrongValue(setting.Span, expected));
    }

    private void BindBasis(SettingSyntax setting)
    {
        if (BasisNames(setting) is not { } names)
        {
            context.Report(NoiseDiagnostics.WrongValue(setting.Span, "the basis is a list of gates: write 'basis rz, sx, x, cx;'"));
            return;
        }

        var gates = new List<GateKind>();
        foreach (var name in names)
        {
            if (BasisGates.TryGet(name.Text, out var gate)) gates.Add(gate);
            else context.Report(DeviceDiagnostics.UnknownBasisGate(name.Span, name.Text, SpellChecker.Suggest(name.Text, BasisGates.Names)));
        }

        if (gates.Count < names.Count) return;
        var basis = gates.ToEquatableArray();
        var lacksOneQubitGates = BasisGates.OneQubitSet(basis) is null;
        if (lacksOneQubitGates || BasisGates.Entangler(basis) is null) context.Report(DeviceDiagnostics.BasisNotUniversal(setting.Span, lacksOneQubitGates));
    }

    private void BindCoupling(SettingSyntax setting, Scope file)
    {
        switch (setting)
        {
            case NumberSettingSyntax { Value: ReferenceSyntax { Name.Text: "linear" or "ring" or "all" } }:
                break;
            case PairsSettingSyntax pairs:
                expressions.BindAll(pairs.Pairs.SelectMany(p => new[] { p.First, p.Second }), file);
                break;
            default:
                context.Report(NoiseDiagnostics.WrongValue(setting.Span, CouplingForms));
                break;
        }
    }
}
