namespace Qmtl.Shots;

/// <summary>What all random numbers of the shots of one evaluation of a model follow from: a seed, what the evaluation is for, and its number.</summary>
internal readonly record struct ShotKey
{
    private readonly ulong purpose;

    private ShotKey(ulong purpose, ulong value) => (this.purpose, Value) = (purpose, value);

    /// <summary>The first evaluation of a purpose. Purposes of different names are unrelated.</summary>
    public static ShotKey Of(ulong seed, string purpose) => new ShotKey(SeededRandom.ForPurpose(seed, "shots of " + purpose).NextUInt64(), 0).At(0);

    /// <summary>The key of random numbers.</summary>
    public ulong Value { get; }

    /// <summary>Another evaluation of the same purpose.</summary>
    public ShotKey At(long evaluation)
    {
        var (a, b, _, _) = CounterRandom.Block(purpose, (uint)evaluation, (uint)(evaluation >> 32), 0, 0);
        return new ShotKey(purpose, ((ulong)a << 32) | b);
    }
}
