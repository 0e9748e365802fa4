namespace Qmtl.Compiler.Costs;

/// <summary>Rotations of a state vector of N amplitudes, which are 2N numbers (<c>RotationKernel</c>, <c>RotationPairKernel</c>, <c>Four</c>).</summary>
internal static class RotationCosts
{
    /// <summary>
    /// How many rotations of a layer one sweep over the state does: kernels take them by twos, and a last one alone. The number of sweeps of
    /// a layer, and so its traffic, follow from this alone.
    /// </summary>
    private const int RotationsPerSweep = 2;

    /// <summary>
    /// A rotation alone turns the N pairs of numbers (j, j ^ F): a cos − b sin and b cos + a sin are two multiplications and two multiply-adds. On the
    /// way back ψ and λ are turned, and λ_b ψ_a − λ_a ψ_b is added to a sum, two multiply-adds. Every number is read and written.
    /// </summary>
    public static PassCost Of(WorkKind kind, long amplitudes) =>
        new(kind, 1, 1, new Work(6 * amplitudes, 4 * amplitudes), new Work((2 * 6 * amplitudes) + (4 * amplitudes), 8 * amplitudes));

    /// <summary>
    /// Of a sweep that does several, each rotation still turns N pairs. On the way back, of every four numbers a rotation has two pairs, whose overlaps are
    /// a multiplication and three multiply-adds, added to a sum with their sign by another: 9 operations for each of N / 2 fours.
    /// </summary>
    public static PassCost OfLayer(int rotations, long amplitudes)
    {
        var alone = rotations % RotationsPerSweep == 1 ? 1 : 0;
        var together = rotations - alone;
        var sweeps = (rotations + RotationsPerSweep - 1) / RotationsPerSweep;
        var overlaps = (alone * 4 * amplitudes) + (together * 9 * amplitudes / 2);
        return new PassCost(
            WorkKind.Rotations,
            rotations,
            sweeps,
            new Work(rotations * 6 * amplitudes, sweeps * 4 * amplitudes),
            new Work((rotations * 2 * 6 * amplitudes) + overlaps, sweeps * 8 * amplitudes));
    }
}
