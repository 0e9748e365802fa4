namespace Qmtl.Compiler.Lowering;

/// <summary>The integers from <paramref name="From"/> up to or down to, not including, <paramref name="To"/>.</summary>
/// <param name="Step">Not 0; of the sign of <c>To - From</c>, or either where that is 0.</param>
internal readonly record struct IntegerRange(long From, long To, long Step)
{
    public long Count => (Math.Abs(To - From) + Math.Abs(Step) - 1) / Math.Abs(Step);

    public long this[long index] => From + (index * Step);

    public bool LiesWithin(int size) => Step > 0 ? From >= 0 && To <= size : From < size && To >= -1;

    public override string ToString() => FormattableString.Invariant($"{From}..{To}{(Step == 1 ? "" : FormattableString.Invariant($" step {Step}"))}");
}
