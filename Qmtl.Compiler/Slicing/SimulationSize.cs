namespace Qmtl.Compiler.Slicing;

/// <summary>What the choice of circuits goes by: how large a state is, and how many gates go over it.</summary>
/// <param name="Gates">Gates and channels.</param>
/// <param name="IsMixed">Whether there are channels, so that the state is a density matrix.</param>
public readonly record struct SimulationSize(int Qubits, int Gates, bool IsMixed)
{
    /// <summary>Numbers of the state times sweeps: 2^qubits · (gates + 1), and 4^qubits · (gates + 1) of a density matrix.</summary>
    public double Cost => Math.Pow(IsMixed ? 4 : 2, Qubits) * (Gates + 1);

    /// <summary>The most qubits that it could have.</summary>
    public int MaximumQubits => IsMixed ? Slicer.MaximumMixedQubits : Slicer.MaximumQubits;

    public bool IsTooLarge => Qubits > MaximumQubits;
}
