namespace Qmtl.Simulation;

/// <summary>Steps of a circuit that are done in one go over its state. There are three kinds, and <see cref="CircuitProgram"/> knows them all.</summary>
internal abstract class CircuitPass;
