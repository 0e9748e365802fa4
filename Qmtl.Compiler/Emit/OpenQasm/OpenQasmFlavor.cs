using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Which OpenQASM a program is written in.</summary>
public enum OpenQasmFlavor
{
    /// <summary>OpenQASM 3 with the gates of <c>stdgates.inc</c> (Cross et al., arXiv:2104.14722).</summary>
    OpenQasm3,

    /// <summary>OpenQASM 2 with the first <c>qelib1.inc</c> (Cross et al., arXiv:1707.03429).</summary>
    OpenQasm2,

    /// <summary>What the API of IonQ takes as <c>ionq.qasm3.v1</c>: gates of <c>stdgates.inc</c>, and numbers for all angles.</summary>
    IonQ,

    /// <summary>What IBM Quantum takes: physical qubits, and the gates of the machine alone.</summary>
    Ibm,

    /// <summary>OpenQASM 3 with the gate names of Amazon Braket.</summary>
    Braket,
}

/// <summary>What the flavors are called.</summary>
public static class OpenQasmFlavors
{
    /// <summary>The word that <c>qmtl export --format</c> takes.</summary>
    public static string NameOf(OpenQasmFlavor flavor) => flavor.ToString().ToLowerInvariant();

    /// <summary>The flavor that the machines of a backend take.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The backend is a simulator.</exception>
    public static OpenQasmFlavor Of(BackendKind backend) => backend switch
    {
        BackendKind.IonQ => OpenQasmFlavor.IonQ,
        BackendKind.Ibm => OpenQasmFlavor.Ibm,
        BackendKind.Braket => OpenQasmFlavor.Braket,
        _ => throw new ArgumentOutOfRangeException(nameof(backend), backend, "A simulator takes no programs."),
    };

    /// <summary>Whether its programs can have <c>input</c>s; in others every angle is a number.</summary>
    public static bool HasInputs(this OpenQasmFlavor flavor) => flavor is OpenQasmFlavor.OpenQasm3 or OpenQasmFlavor.Ibm or OpenQasmFlavor.Braket;
}
