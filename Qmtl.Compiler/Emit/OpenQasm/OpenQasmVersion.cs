using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Where the versions of OpenQASM differ: the header, declarations, measurements, identifiers and the gates of the standard library.</summary>
internal abstract class OpenQasmVersion
{
    public abstract IEnumerable<string> Header { get; }

    /// <summary>Whether the language or its standard library has another use for a name.</summary>
    public abstract bool Reserves(string name);

    /// <summary>A name of letters, digits and underscores, changed where it must not begin as it does.</summary>
    public virtual string Identifier(string name) => name;

    public abstract string DeclareQubits(string name, int size);

    public abstract string DeclareBits(string name, int size);

    public abstract string Measure(string qubit, string bit);

    /// <summary>The gate in gates of the standard library, up to a global phase.</summary>
    public abstract IEnumerable<GateIr> Spell(GateIr gate);

    /// <summary>What the standard library calls one of its gates.</summary>
    public abstract string NameOf(GateKind kind);

    protected static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
