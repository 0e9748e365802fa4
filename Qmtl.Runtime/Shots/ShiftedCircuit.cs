namespace Qmtl.Shots;

/// <summary>The angles of a circuit and where its expectations go: what the parameter-shift rule has to know. What generated code makes.</summary>
public sealed class ShiftedCircuit
{
    /// <summary>Describes a circuit.</summary>
    /// <param name="angle">Where its angles start among those of the workspace.</param>
    /// <param name="degrees">
    /// For each angle φ, of which degree its expectations are as polynomials of exp(2iφ) and exp(−2iφ), that is how many rotations exp(−iφP) it is the angle of;
    /// where it is one of phases exp(iφ), the negative of the degree in exp(iφ) and exp(−iφ); 0 for a constant, which has no derivative.
    /// </param>
    /// <param name="targets">Where its expectations are among the values of the workspace.</param>
    public ShiftedCircuit(int angle, int[] degrees, params int[] targets) => (Angle, Degrees, Targets) = (angle, degrees, targets);

    internal int Angle { get; }

    internal int[] Degrees { get; }

    internal int[] Targets { get; }
}
