namespace Qmtl.Backends;

/// <summary>A program with a value for each of its inputs: what a service executes a number of times.</summary>
/// <param name="Program">The program.</param>
/// <param name="Values">A value for each input of the program, in the order of <see cref="QuantumProgram.Inputs"/>, in radians.</param>
public sealed record QuantumCircuit(QuantumProgram Program, IReadOnlyList<double> Values);
