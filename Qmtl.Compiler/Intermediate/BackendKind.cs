namespace Qmtl.Compiler.Intermediate;

/// <summary>What a backend is.</summary>
public enum BackendKind
{
    /// <summary>A simulation on this machine.</summary>
    Simulator,

    /// <summary>Machines and simulators of IonQ.</summary>
    IonQ,

    /// <summary>Machines of IBM Quantum.</summary>
    Ibm,

    /// <summary>Machines and simulators of Amazon Braket.</summary>
    Braket,
}

/// <summary>What the kinds of backends are called.</summary>
public static class BackendKinds
{
    private static readonly Dictionary<string, BackendKind> ByName = new(StringComparer.Ordinal)
    {
        ["simulator"] = BackendKind.Simulator,
        ["ionq"] = BackendKind.IonQ,
        ["ibm"] = BackendKind.Ibm,
        ["braket"] = BackendKind.Braket,
    };

    /// <summary>The words that <c>backend name = …</c> takes.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static bool TryGet(string name, out BackendKind kind) => ByName.TryGetValue(name, out kind);

    /// <summary>The word of the language.</summary>
    public static string NameOf(BackendKind kind) => ByName.First(pair => pair.Value == kind).Key;

    /// <summary>Whether it runs on machines of a service.</summary>
    public static bool IsHardware(this BackendKind kind) => kind != BackendKind.Simulator;
}
