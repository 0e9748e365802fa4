namespace Qmtl.Backends;

/// <summary>What one job asks a service for.</summary>
/// <param name="Tag">Names the job at the service, so that it can be found there again. No two jobs have the same.</param>
/// <param name="Target">The machine or simulator, in the service's words, for example <c>qpu.forte-1</c>.</param>
/// <param name="Shots">How often each circuit is executed; at least 1.</param>
/// <param name="Circuits">What is executed.</param>
public sealed record JobRequest(string Tag, string Target, int Shots, IReadOnlyList<QuantumCircuit> Circuits);
