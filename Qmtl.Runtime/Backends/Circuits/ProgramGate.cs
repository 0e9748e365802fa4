namespace Qmtl.Backends.Circuits;

/// <summary>A gate of a program.</summary>
/// <param name="Name">As the program calls it.</param>
/// <param name="Angles">Expressions of numbers, <c>pi</c> and inputs.</param>
/// <param name="Qubits">What it acts on.</param>
internal sealed record ProgramGate(string Name, IReadOnlyList<string> Angles, IReadOnlyList<int> Qubits);
