namespace Qmtl.Cli.Devices;

/// <summary>What the properties of a device say: how its qubits and gates were measured to err.</summary>
/// <param name="Name">The device.</param>
/// <param name="Date">When it was measured, as the file writes it; null where it does not say.</param>
/// <param name="Qubits">By number.</param>
/// <param name="Gates">In the order of the file, measurements and the like left out.</param>
internal sealed record Calibration(string Name, string? Date, IReadOnlyList<QubitCalibration> Qubits, IReadOnlyList<GateCalibration> Gates);

/// <summary>What is known of a qubit; null what is not.</summary>
/// <param name="T1">The relaxation time, in microseconds.</param>
/// <param name="T2">The dephasing time, in microseconds.</param>
/// <param name="OneAtZero">The probability to read 1 where the qubit is 0.</param>
/// <param name="ZeroAtOne">The probability to read 0 where the qubit is 1.</param>
internal sealed record QubitCalibration(double? T1, double? T2, double? OneAtZero, double? ZeroAtOne);

/// <summary>What is known of a gate on certain qubits; null what is not.</summary>
/// <param name="Gate">Its name in the file.</param>
/// <param name="Qubits">In the order of the operands.</param>
/// <param name="Error">1 minus the average gate fidelity.</param>
/// <param name="Length">How long it takes, in microseconds.</param>
internal sealed record GateCalibration(string Gate, IReadOnlyList<int> Qubits, double? Error, double? Length)
{
    /// <summary><c>cx on 0, 1</c>.</summary>
    public override string ToString() => $"{Gate} on {string.Join(", ", Qubits)}";
}
