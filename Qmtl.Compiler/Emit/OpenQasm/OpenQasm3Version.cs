using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>OpenQASM 3 with <c>stdgates.inc</c> (Cross et al., arXiv:2104.14722).</summary>
internal sealed class OpenQasm3Version : OpenQasmVersion
{
    private static readonly HashSet<string> Reserved = Words(
        // Keywords and types.
        "OPENQASM include defcalgrammar def cal defcal gate extern box let break continue if else end return for while in switch case default "
        + "nop pragma input output const readonly mutable qreg qubit creg bool bit int uint float angle complex array void duration stretch "
        + "gphase inv pow ctrl negctrl dim durationof delay reset measure barrier true false im "
        // Constants and functions of the language.
        + "pi tau euler arccos arcsin arctan ceiling cos exp floor log mod popcount real rotl rotr sin sizeof sqrt tan "
        // Gates of the language and of stdgates.inc.
        + "U CX p x y z h s sdg t tdg sx rx ry rz cx cy cz cp crx cry crz ch swap ccx cswap cu phase cphase id u1 u2 u3");

    public override IEnumerable<string> Header => ["OPENQASM 3.0;", "include \"stdgates.inc\";"];

    public override bool Reserves(string name) => Reserved.Contains(name);

    public override string DeclareQubits(string name, int size) => FormattableString.Invariant($"qubit[{size}] {name};");

    public override string DeclareBits(string name, int size) => FormattableString.Invariant($"bit[{size}] {name};");

    public override string Measure(string qubit, string bit) => $"{bit} = measure {qubit};";

    public override IEnumerable<GateIr> Spell(GateIr gate) => StandardGates.OfVersion3(gate);

    public override string NameOf(GateKind kind) => kind == GateKind.U ? "U" : GateTable.Get(kind).Name;
}
