using Qmtl.Backends.Circuits;

namespace Qmtl.Backends;

/// <summary>
/// An OpenQASM 3 program without control flow: inputs, gates, and one measurement for each classical bit. Qubits are elements of registers, or
/// physical ones.
/// </summary>
public sealed class QuantumProgram
{
    private QuantumProgram(string text, ProgramReader reader)
    {
        Text = text;
        Inputs = reader.Inputs;
        Register = reader.BitRegister;
        MeasuredQubits = reader.MeasuredQubits;
        QubitCount = reader.QubitCount;
        Gates = reader.Gates;
        DefinesGates = reader.DefinesGates;
    }

    /// <summary>The program.</summary>
    public string Text { get; }

    /// <summary>The names of its inputs, in the order in which they are declared. All are angles.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The name of its register of classical bits.</summary>
    public string Register { get; }

    /// <summary>Which qubit is measured into each classical bit.</summary>
    public IReadOnlyList<int> MeasuredQubits { get; }

    /// <summary>How many classical bits it has.</summary>
    public int BitCount => MeasuredQubits.Count;

    /// <summary>How many qubits it has; of physical qubits, the highest number and one.</summary>
    public int QubitCount { get; }

    /// <summary>How many gates it has, not counting those that it defines.</summary>
    public int GateCount => Gates.Count;

    internal IReadOnlyList<ProgramGate> Gates { get; }

    /// <summary>Whether it defines gates, so that the names of gates do not say what they do.</summary>
    internal bool DefinesGates { get; }

    /// <summary>Reads a program.</summary>
    /// <param name="text">OpenQASM 3.</param>
    /// <exception cref="FormatException">It is none, or has something beyond gates and measurements.</exception>
    public static QuantumProgram Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new QuantumProgram(text, ProgramReader.Read(text));
    }
}
