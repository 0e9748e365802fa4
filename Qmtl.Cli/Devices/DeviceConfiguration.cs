namespace Qmtl.Cli.Devices;

/// <summary>What the configuration of a device says it can do.</summary>
/// <param name="Name">The device.</param>
/// <param name="Qubits">How many qubits it has.</param>
/// <param name="Basis">The names of its gates.</param>
/// <param name="Coupling">The pairs of qubits that a gate of two can act on, in the order of its operands; null where it can act on every pair.</param>
internal sealed record DeviceConfiguration(string Name, int Qubits, IReadOnlyList<string> Basis, IReadOnlyList<(int First, int Second)>? Coupling);
