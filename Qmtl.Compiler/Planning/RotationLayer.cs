namespace Qmtl.Compiler.Planning;

/// <summary>Rotations that commute, and whose flips are linearly independent: each flips a bit of its own, as it were.</summary>
internal sealed class RotationLayer
{
    // The flips, reduced so that the highest bit of each is in no other.
    private readonly List<int> flips = [];

    public List<DraftStep> Steps { get; } = [];

    public bool Commutes(DraftStep.Rotation rotation) => Steps.TrueForAll(rotation.Commutes);

    public bool IsIndependent(DraftStep.Rotation rotation) => Reduce(rotation.Flip) != 0;

    public void Add(DraftStep.Rotation rotation)
    {
        flips.Add(Reduce(rotation.Flip));
        Steps.Add(rotation);
    }

    private int Reduce(int flip) => flips.Aggregate(flip, (rest, known) => Math.Min(rest, rest ^ known));
}
