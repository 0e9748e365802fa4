namespace Qmtl.Cli.Devices;

/// <summary>
/// From the error of a gate to a depolarizing channel, so that it and the relaxation after it together have the fidelity that was measured: the convention of
/// Qiskit Aer's noise models of devices.
/// </summary>
/// <remarks>
/// With F the average fidelity of the relaxation on d = 2ⁿ levels, ρ → (1−λ)ρ + λ/d before it gives (1−λ)F + λ/d, as the average fidelity of
/// the fully mixing channel is 1/d. So λ = d(e − (1−F))/(dF − 1) for the error e. Average and process fidelity are related by (dP + 1)/(d + 1)
/// (Nielsen, arXiv:quant-ph/0205035, equation 3).
/// </remarks>
internal static class GateErrors
{
    /// <param name="error">1 minus the average gate fidelity; above d/(d + 1) it counts as that.</param>
    /// <param name="relaxations">T1 and T2 of each qubit, and the time of the gate, in one unit; empty where the qubits do not relax.</param>
    /// <param name="qubits">How many qubits the gate has.</param>
    /// <returns>λ, from 0 to 4ⁿ/(4ⁿ−1); 0 where relaxation explains the whole error.</returns>
    public static double ToDepolarizing(double error, IEnumerable<(double T1, double T2, double Time)> relaxations, int qubits)
    {
        var (levels, process) = (1 << qubits, 1.0);
        foreach (var (t1, t2, time) in relaxations) process *= (1 + (2 * Math.Exp(-time / t2)) + Math.Exp(-time / t1)) / 4;
        var fidelity = ((levels * process) + 1) / (levels + 1);
        var rest = Math.Min(error, levels / (levels + 1.0)) - (1 - fidelity);
        if (rest <= 0) return 0;
        var mixed = (double)(levels * levels);
        return Math.Min(levels * rest / ((levels * fidelity) - 1), mixed / (mixed - 1));
    }
}
