using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Targets;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>How programs for the machines of a service are written: the header, declarations, qubits and names of gates.</summary>
internal abstract class MachineDialect
{
    /// <summary>The name of a gate; null where the service has none for it.</summary>
    public abstract string? NameOf(GateKind kind);

    /// <summary>A gate of the language in those that have names, for machines whose service translates.</summary>
    public abstract IEnumerable<OperationIr> Spell(OperationIr operation);

    public abstract IEnumerable<string> Header { get; }

    public abstract string DeclareInput(string name);

    /// <summary>Lines around gates that must not be translated; none where there is nothing to say.</summary>
    public virtual (string? Before, string? After) Verbatim => (null, null);

    /// <summary>The words for qubits of a machine, which are not declared, or else of a register.</summary>
    public static string Physical(int place) => FormattableString.Invariant($"${place}");

    public static MachineDialect Of(OpenQasmFlavor flavor) => flavor switch
    {
        OpenQasmFlavor.IonQ => new IonQDialect(),
        OpenQasmFlavor.Ibm => new IbmDialect(),
        OpenQasmFlavor.Braket => new BraketDialect(),
        _ => throw new ArgumentOutOfRangeException(nameof(flavor), flavor, "This is no flavor of a service."),
    };

    /// <summary>Gates of one qubit as rotations, where they have no names.</summary>
    protected static IEnumerable<OperationIr> AsRotations(OperationIr operation) => operation is not GateIr gate ? [operation] : gate.Kind switch
    {
        GateKind.P => [gate with { Kind = GateKind.RZ }],
        GateKind.U =>
        [
            GateForms.One(gate, GateKind.RZ, gate.Qubits[0], gate.Angles[2]),
            GateForms.One(gate, GateKind.RY, gate.Qubits[0], gate.Angles[0]),
            GateForms.One(gate, GateKind.RZ, gate.Qubits[0], gate.Angles[1]),
        ],
        _ => [gate],
    };

    /// <summary>The names of <c>stdgates.inc</c>.</summary>
    protected static string? StandardName(GateKind kind) =>
        kind is GateKind.RXX or GateKind.RYY or GateKind.RZZ or GateKind.ECR or GateKind.GPI or GateKind.GPI2 or GateKind.MS
            ? null
            : kind == GateKind.U ? "U" : GateTable.Get(kind).Name;
}

/// <summary>
/// A cautious part of OpenQASM 3, of what IonQ documents as the subset that its API takes: one register, gates of the standard library that every reader has, numbers as angles, measurements at the end.
/// </summary>
internal sealed class IonQDialect : MachineDialect
{
    public override IEnumerable<string> Header => ["OPENQASM 3.0;", "include \"stdgates.inc\";"];

    public override string? NameOf(GateKind kind) => StandardName(kind);

    public override IEnumerable<OperationIr> Spell(OperationIr operation) => GateForms.InCxAndRzz(operation)
        .SelectMany<OperationIr, OperationIr>(o => o is GateIr { Kind: GateKind.RZZ } rzz ? GateForms.RzzOfCx(rzz) : [o])
        .SelectMany(AsRotations)
        .Select(o => o is GateIr { Kind: GateKind.SX } sx ? GateForms.One(sx, GateKind.RX, sx.Qubits[0], new ConstantScalar(Math.PI / 2)) : o);

    public override string DeclareInput(string name) => throw new NotSupportedException("IonQ's programs have no inputs.");
}

/// <summary>The form that IBM Quantum executes: the gates of a machine on its qubits, which need no definitions.</summary>
internal sealed class IbmDialect : MachineDialect
{
    public override IEnumerable<string> Header => ["OPENQASM 3.0;", "include \"stdgates.inc\";"];

    public override string? NameOf(GateKind kind) => kind is GateKind.ECR or GateKind.RZZ ? GateTable.Get(kind).Name : StandardName(kind);

    public override IEnumerable<OperationIr> Spell(OperationIr operation) => [operation];

    public override string DeclareInput(string name) => $"input float[64] {name};";
}

/// <summary>OpenQASM 3 with the gates that Amazon Braket has built in, under its names.</summary>
internal sealed class BraketDialect : MachineDialect
{
    private static readonly Dictionary<GateKind, string> Names = new()
    {
        [GateKind.X] = "x",
        [GateKind.Y] = "y",
        [GateKind.Z] = "z",
        [GateKind.H] = "h",
        [GateKind.S] = "s",
        [GateKind.Sdg] = "si",
        [GateKind.T] = "t",
        [GateKind.Tdg] = "ti",
        [GateKind.SX] = "v",
        [GateKind.RX] = "rx",
        [GateKind.RY] = "ry",
        [GateKind.RZ] = "rz",
        [GateKind.P] = "phaseshift",
        [GateKind.CX] = "cnot",
        [GateKind.CY] = "cy",
        [GateKind.CZ] = "cz",
        [GateKind.CP] = "cphaseshift",
        [GateKind.Swap] = "swap",
        [GateKind.RXX] = "xx",
        [GateKind.RYY] = "yy",
        [GateKind.RZZ] = "zz",
        [GateKind.CCX] = "ccnot",
        [GateKind.ECR] = "ecr",
        [GateKind.GPI] = "gpi",
        [GateKind.GPI2] = "gpi2",
        [GateKind.MS] = "ms",
    };

    public override IEnumerable<string> Header => ["OPENQASM 3.0;"];

    public override (string? Before, string? After) Verbatim => ("#pragma braket verbatim\nbox {", "}");

    public override string? NameOf(GateKind kind) => Names.TryGetValue(kind, out var name) ? name : null;

    public override IEnumerable<OperationIr> Spell(OperationIr operation) =>
        operation is GateIr { Kind: GateKind.CRX or GateKind.CRY or GateKind.CRZ } ? GateForms.InCxAndRzz(operation) : AsRotations(operation);

    public override string DeclareInput(string name) => $"input float {name};";
}
