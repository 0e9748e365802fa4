using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>A program with all that is needed to run it, and to read expectations of the model from its counts.</summary>
/// <param name="Text">
/// The program. In a template, angles that are not constant are formulas in braces, <c>rz({pi*v72 + p3}) q[0];</c>, in the notation of
/// <see cref="ProgramInput.Formula"/>; <c>Qmtl.OpenQasm.AngleBinding</c> of the runtime puts the numbers of a sample there.
/// </param>
/// <param name="IsTemplate">Whether the text is a template. A program that is none declares its inputs.</param>
/// <param name="Inputs">What is to be passed, in the order of the declarations; empty in a template.</param>
/// <param name="BitRegister">The classical register of the measured bits.</param>
/// <param name="Bits">The measured bits, from bit 0 of the register.</param>
/// <param name="Values">What the bits say of the model.</param>
/// <param name="Heads">The indices of the heads that read this program. A head that measures a qubit in several bases reads several.</param>
/// <param name="Qubits">How many qubits the program acts on.</param>
/// <param name="Gates">How many gates it has, those before measurements included.</param>
public sealed record MeasuredProgram(
    OpenQasmFlavor Flavor,
    string Text,
    bool IsTemplate,
    EquatableArray<ProgramInput> Inputs,
    string BitRegister,
    EquatableArray<MeasuredBit> Bits,
    EquatableArray<MeasuredValue> Values,
    EquatableArray<int> Heads,
    int Qubits,
    GateCounts Gates);

/// <summary>A parameter of a program.</summary>
/// <param name="Name">As it is declared.</param>
/// <param name="Angle">What it stands for, in radians where it is an angle.</param>
/// <param name="Formula">The same as text for <c>Qmtl.OpenQasm.AngleBinding</c>: <c>pi*v72 + p3</c>, of the value vector <c>v</c> and the flat parameter vector <c>p</c>.</param>
/// <param name="Meaning">The same in the names of the model: <c>pi*shared[0] + encoding.theta[1]</c>.</param>
public sealed record ProgramInput(string Name, Scalar Angle, string Formula, string Meaning);

/// <summary>A measured bit.</summary>
/// <param name="Qubit">The qubit of the model.</param>
/// <param name="Operand">The qubit as the program calls it when it is measured: <c>q[0]</c>, or <c>$5</c>.</param>
/// <param name="Basis">Which operator is measured: 0 is its eigenvalue 1, and 1 is −1.</param>
public sealed record MeasuredBit(int Qubit, string Operand, Pauli Basis);

/// <summary>An expectation of the model: the mean of (−1) to the number of ones among its bits, with coefficient 1.</summary>
/// <param name="Value">Where it belongs in the value vector of the model.</param>
/// <param name="Observable">On qubits of the model.</param>
/// <param name="Bits">The bits whose parity it is, by their places in the register.</param>
/// <param name="Heads">The indices of the heads that read it.</param>
public sealed record MeasuredValue(int Value, PauliString Observable, EquatableArray<int> Bits, EquatableArray<int> Heads);

/// <summary>How many gates act on one qubit, and how many on two or more.</summary>
public readonly record struct GateCounts(int OneQubit, int TwoQubit)
{
    internal static GateCounts Of(IEnumerable<OperationIr> operations)
    {
        var gates = operations.OfType<GateIr>().ToList();
        var single = gates.Count(g => g.Qubits.Count == 1);
        return new(single, gates.Count - single);
    }
}
