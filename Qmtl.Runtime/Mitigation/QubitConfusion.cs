namespace Qmtl.Mitigation;

/// <summary>How a qubit is misread.</summary>
/// <param name="OneAtZero">The probability to read 1 where the qubit is 0.</param>
/// <param name="ZeroAtOne">The probability to read 0 where the qubit is 1.</param>
public readonly record struct QubitConfusion(double OneAtZero, double ZeroAtOne)
{
    /// <summary>What is read of a Pauli operator P has the expectation kept · ⟨P⟩ + shift.</summary>
    internal double Kept => 1 - OneAtZero - ZeroAtOne;

    internal double Shift => ZeroAtOne - OneAtZero;
}
