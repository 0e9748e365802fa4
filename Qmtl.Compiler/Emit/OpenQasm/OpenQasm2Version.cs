using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>OpenQASM 2 with the first <c>qelib1.inc</c> (Cross et al., arXiv:1707.03429).</summary>
internal sealed class OpenQasm2Version : OpenQasmVersion
{
    private static readonly HashSet<string> Reserved = Words(
        // Keywords, constants and functions of the language.
        "OPENQASM include qreg creg gate opaque measure barrier reset if pi sin cos tan exp ln sqrt "
        // Gates of the language and of qelib1.inc, also of later ones.
        + "U CX u3 u2 u1 u0 u p cx id x y z h s sdg t tdg sx sxdg rx ry rz cz cy swap ch ccx cswap crx cry crz cu1 cp cu3 csx cu rxx rzz "
        + "rccx rc3x c3x c3sqrtx c4x");

    public override IEnumerable<string> Header => ["OPENQASM 2.0;", "include \"qelib1.inc\";"];

    public override bool Reserves(string name) => Reserved.Contains(name);

    /// <summary>Names begin with a small letter.</summary>
    public override string Identifier(string name) => name[0] is >= 'a' and <= 'z' ? name : "q_" + name;

    public override string DeclareQubits(string name, int size) => FormattableString.Invariant($"qreg {name}[{size}];");

    public override string DeclareBits(string name, int size) => FormattableString.Invariant($"creg {name}[{size}];");

    public override string Measure(string qubit, string bit) => $"measure {qubit} -> {bit};";

    public override IEnumerable<GateIr> Spell(GateIr gate) => StandardGates.OfVersion2(gate);

    public override string NameOf(GateKind kind) => kind switch
    {
        GateKind.P => "u1",
        GateKind.U => "u3",
        GateKind.CP => "cu1",
        _ => GateTable.Get(kind).Name,
    };
}
