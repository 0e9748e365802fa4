using Qmtl.Shots;

namespace Qmtl.Simulation;

/// <summary>
/// The random numbers of one trajectory of one circuit: each a function of the key, the row of the sample, the trajectory and the step, so that they are the same on
/// whichever thread, in vectors of whatever width.
/// </summary>
/// <param name="Key">What all of them follow from.</param>
/// <param name="FirstRow">The row of the first sample of the vector.</param>
/// <param name="Evaluation">Which of the evaluations with shifted angles.</param>
/// <param name="Trajectory">Which trajectory.</param>
internal readonly record struct TrajectoryRandom(ulong Key, int FirstRow, int Evaluation, int Trajectory)
{
    private const ulong Stream = 0x9E3779B97F4A7C15;

    /// <summary>Those of one circuit. Shots of the same evaluation draw from the key itself.</summary>
    /// <param name="draws">What the workspace draws from.</param>
    /// <param name="circuit">Which circuit of the model.</param>
    /// <param name="first">Which sample of the chunk is the first of the vector.</param>
    public static TrajectoryRandom Of(in ShotDraws draws, int circuit, int first) =>
        new(unchecked(draws.Key + (Stream * ((ulong)circuit + 1))), draws.FirstRow + first, draws.Circuit, 0);

    /// <summary>Uniform on [0, 1).</summary>
    /// <param name="sample">Which sample of the vector.</param>
    /// <param name="step">Which step of the circuit.</param>
    public double Draw(int sample, int step)
    {
        var (a, b, _, _) = CounterRandom.Block(Key, (uint)step, (uint)(FirstRow + sample), (uint)Trajectory, (uint)Evaluation);
        return ((((ulong)a << 32) | b) >> 11) * (1.0 / (1UL << 53));
    }
}
