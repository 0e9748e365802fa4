using Qmtl.Simulation;

namespace Qmtl.Runtime.Tests.Simulation;

/// <summary>One sample, whose kernels count their additions and multiplications on this thread. A multiply-add is two; turning a sign is none.</summary>
internal readonly struct CountedNumber(double value) : ILaneVector<CountedNumber, double>
{
    [ThreadStatic]
    private static long operations;

    private readonly double value = value;

    /// <summary>How many operations an action takes.</summary>
    public static long Count(Action action)
    {
        operations = 0;
        action();
        return operations;
    }

    public static CountedNumber Create(double value) => new(value);

    public static CountedNumber MultiplyAdd(CountedNumber a, CountedNumber b, CountedNumber c) => Counted((a.value * b.value) + c.value, 2);

    public static CountedNumber MultiplySubtract(CountedNumber a, CountedNumber b, CountedNumber c) => Counted(c.value - (a.value * b.value), 2);

    public static CountedNumber operator +(CountedNumber left, CountedNumber right) => Counted(left.value + right.value, 1);

    public static CountedNumber operator -(CountedNumber left, CountedNumber right) => Counted(left.value - right.value, 1);

    public static CountedNumber operator *(CountedNumber left, CountedNumber right) => Counted(left.value * right.value, 1);

    public static CountedNumber operator -(CountedNumber value) => new(-value.value);

    private static CountedNumber Counted(double value, int count)
    {
        operations += count;
        return new CountedNumber(value);
    }
}
