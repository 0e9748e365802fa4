namespace Qmtl.Compiler.Intermediate;

/// <summary>What is known of a gate whatever its operands.</summary>
/// <param name="Name">Its name in the language and in OpenQASM 3.</param>
/// <param name="Qubits">How many qubits it acts on.</param>
/// <param name="Angles">How many angles it takes.</param>
public sealed record GateInfo(GateKind Kind, string Name, int Qubits, int Angles)
{
    /// <summary>Whether it acts on two qubits, and is the same with them exchanged.</summary>
    public bool IsSymmetric => Kind is GateKind.CZ or GateKind.CP or GateKind.Swap or GateKind.RXX or GateKind.RYY or GateKind.RZZ;
}

/// <summary>The gates by kind, and those of the language by name.</summary>
public static class GateTable
{
    private static readonly GateInfo[] Gates =
    [
        new(GateKind.X, "x", 1, 0),
        new(GateKind.Y, "y", 1, 0),
        new(GateKind.Z, "z", 1, 0),
        new(GateKind.H, "h", 1, 0),
        new(GateKind.S, "s", 1, 0),
        new(GateKind.Sdg, "sdg", 1, 0),
        new(GateKind.T, "t", 1, 0),
        new(GateKind.Tdg, "tdg", 1, 0),
        new(GateKind.SX, "sx", 1, 0),
        new(GateKind.RX, "rx", 1, 1),
        new(GateKind.RY, "ry", 1, 1),
        new(GateKind.RZ, "rz", 1, 1),
        new(GateKind.P, "p", 1, 1),
        new(GateKind.U, "u", 1, 3),
        new(GateKind.CX, "cx", 2, 0),
        new(GateKind.CY, "cy", 2, 0),
        new(GateKind.CZ, "cz", 2, 0),
        new(GateKind.Swap, "swap", 2, 0),
        new(GateKind.CRX, "crx", 2, 1),
        new(GateKind.CRY, "cry", 2, 1),
        new(GateKind.CRZ, "crz", 2, 1),
        new(GateKind.CP, "cp", 2, 1),
        new(GateKind.CCX, "ccx", 3, 0),
        new(GateKind.RXX, "rxx", 2, 1),
        new(GateKind.RYY, "ryy", 2, 1),
        new(GateKind.RZZ, "rzz", 2, 1),
    ];

    private static readonly GateInfo[] OfMachines =
    [
        new(GateKind.ECR, "ecr", 2, 0),
        new(GateKind.GPI, "gpi", 1, 1),
        new(GateKind.GPI2, "gpi2", 1, 1),
        new(GateKind.MS, "ms", 2, 3),
    ];

    private static readonly Dictionary<string, GateInfo> ByName = Gates.ToDictionary(g => g.Name, StringComparer.Ordinal);

    /// <summary>The gates of the language.</summary>
    public static IReadOnlyList<GateInfo> All => Gates;

    /// <summary>Gates of machines that the language lacks, with the names that <c>basis</c> has for them.</summary>
    public static IReadOnlyList<GateInfo> Native => OfMachines;

    public static GateInfo Get(GateKind kind) => (int)kind < Gates.Length ? Gates[(int)kind] : OfMachines[(int)kind - Gates.Length];

    /// <summary>The gate of the language with a name.</summary>
    public static bool TryGet(string name, out GateInfo? gate) => ByName.TryGetValue(name, out gate);
}
