namespace Qmtl.Backends.IonQ;

/// <summary>A gate as IonQ's JSON circuits have it, in the gate set <c>qis</c>.</summary>
/// <param name="Name">The gate.</param>
/// <param name="Targets">What it acts on: two qubits for a swap, otherwise one.</param>
/// <param name="Controls">It acts where all of these are 1.</param>
/// <param name="Rotation">The angle in radians.</param>
internal sealed record IonQGate(string Name, int[] Targets, int[] Controls, double? Rotation = null);
