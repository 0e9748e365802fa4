using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Targets;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Writes the circuits of a model as programs for the machines of a service.</summary>
internal sealed class MachineProgram
{
    private const string Bits = "c";
    private const string Qubits = "q";

    private readonly ModelIr model;
    private readonly ModelNames names;
    private readonly OpenQasmFlavor flavor;
    private readonly MachineDialect dialect;
    private readonly PlacedModel placed;
    private readonly BasisTranslation? translation;
    private readonly bool isTemplate;

    /// <param name="model">In canonical form.</param>
    /// <param name="isTemplate">Whether angles are formulas in braces rather than inputs.</param>
    public MachineProgram(ModelIr model, OpenQasmFlavor flavor, DeviceIr device, bool isTemplate)
    {
        this.model = model;
        this.flavor = flavor;
        this.isTemplate = isTemplate;
        names = new ModelNames(model);
        dialect = MachineDialect.Of(flavor);
        IsPhysical = flavor == OpenQasmFlavor.Ibm || (flavor == OpenQasmFlavor.Braket && device.Basis.Count > 0);

        // Qubits of a register are any of the machine: the service chooses them, and routes.
        placed = new PlacedModel(model, IsPhysical ? device : device with { Coupling = default });
        translation = device.Basis.Count == 0 ? null : new BasisTranslation(device.Basis, placed.Map);
    }

    /// <summary>Whether qubits are those of a machine, by their numbers, rather than any.</summary>
    private bool IsPhysical { get; }

    /// <param name="position"><c>1 of 2</c>.</param>
    public MeasuredProgram Write(MeasuredCircuit circuit, string position)
    {
        var bits = new MeasuredBits(model, circuit);
        var (routed, places) = placed.Continue([.. circuit.Heads.SelectMany(h => model.Heads[h.Head].Gates), .. bits.BasisChanges()]);
        var whole = Needed([.. placed.Stage, .. routed], circuit.Bases.Keys.Select(q => places[q]));
        var gates = (translation?.Translate(whole, []) ?? [.. whole.SelectMany(dialect.Spell)]).OfType<GateIr>().ToList();
        var angles = new MachineAngles(names, isTemplate, gates.SelectMany(g => g.Angles));
        var operands = Operands(gates.SelectMany(g => g.Qubits).Concat(circuit.Bases.Keys.Select(q => places[q])));
        var statements = gates.Select(g => Statement(g, angles, operands)).ToList();
        var measured = bits.Bits(qubit => operands[places[qubit]]);
        string[] lines =
        [
            .. dialect.Header,
            .. Comments(bits, position),
            .. angles.Inputs.Select(i => dialect.DeclareInput(i.Name)),
            .. IsPhysical ? [] : new[] { FormattableString.Invariant($"qubit[{operands.Count}] {Qubits};") },
            FormattableString.Invariant($"bit[{measured.Count}] {Bits};"),
            .. Boxed(statements),
            .. measured.Select((bit, i) => FormattableString.Invariant($"{Bits}[{i}] = measure {bit.Operand};")),
        ];
        return new MeasuredProgram(
            flavor,
            string.Concat(lines.Select(l => l + "\n")),
            isTemplate,
            angles.Inputs.ToEquatableArray(),
            Bits,
            measured,
            bits.Values(),
            bits.Heads,
            operands.Count,
            GateCounts.Of(gates));
    }

    /// <summary>The gates that what is measured depends on: others would cost time and add noise.</summary>
    /// <param name="measured">Places that are measured, of Z.</param>
    private List<GateIr> Needed(OperationIr[] operations, IEnumerable<int> measured)
    {
        var axes = new GateAxis[placed.Size];
        foreach (var place in measured) axes[place] = GateAxis.Z;
        var needed = operations.Reverse().OfType<GateIr>().Where(gate => LightCone.Reaches(gate, axes)).ToList();
        needed.Reverse();
        return needed;
    }

    private IEnumerable<string> Comments(MeasuredBits bits, string position)
    {
        yield return $"// Model {(model.Namespace is null ? "" : model.Namespace + ".")}{model.Name}, circuit {position}";
        yield return "// Heads: " + HeadList.Of(model, bits.Heads);
    }

    private IEnumerable<string> Boxed(List<string> statements)
    {
        var (before, after) = IsPhysical && statements.Count > 0 ? dialect.Verbatim : (null, null);
        return [.. before is null ? [] : before.Split('\n'), .. statements, .. after is null ? [] : new[] { after }];
    }

    /// <summary>What the program calls the places that it uses: a register has those and no others, since simulators charge for qubits.</summary>
    private Dictionary<int, string> Operands(IEnumerable<int> used) => used.Distinct().OrderBy(place => place)
        .Select((place, i) => (place, Name: IsPhysical ? MachineDialect.Physical(place) : FormattableString.Invariant($"{Qubits}[{i}]")))
        .ToDictionary(p => p.place, p => p.Name);

    private string Statement(GateIr gate, MachineAngles angles, Dictionary<int, string> operands)
    {
        var name = dialect.NameOf(gate.Kind) ?? throw new InvalidOperationException($"{flavor} has no gate '{GateTable.Get(gate.Kind).Name}'.");
        var arguments = gate.Angles.Count == 0 ? "" : "(" + string.Join(", ", gate.Angles.Select(angles.Write)) + ")";
        return $"{name}{arguments} {string.Join(", ", gate.Qubits.Select(q => operands[q]))};";
    }
}
