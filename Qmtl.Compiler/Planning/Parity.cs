namespace Qmtl.Compiler.Planning;

internal static class Parity
{
    /// <summary>Whether an odd number of bits is set.</summary>
    public static bool IsOdd(int bits)
    {
        bits ^= bits >> 16;
        bits ^= bits >> 8;
        bits ^= bits >> 4;
        bits ^= bits >> 2;
        bits ^= bits >> 1;
        return (bits & 1) != 0;
    }

    /// <summary>Whether exactly one bit is set.</summary>
    public static bool IsSingle(int bits) => bits != 0 && (bits & (bits - 1)) == 0;
}
