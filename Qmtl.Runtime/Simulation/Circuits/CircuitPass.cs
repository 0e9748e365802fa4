namespace Qmtl.Simulation;

/// <summary>Steps of a circuit that are done in one go over its state. <see cref="CircuitProgram"/> knows all kinds.</summary>
internal abstract class CircuitPass;
