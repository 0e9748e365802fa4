namespace Qmtl.Compiler.Lowering;

/// <summary>What one model may unroll to: far above what can be trained, far below what would stall an editor.</summary>
internal static class LoweringLimits
{
    public const int Qubits = 4_096;

    /// <summary>Gates, statements and passes of loops together.</summary>
    public const int Steps = 1_000_000;

    /// <summary>Elements of an input, a vector, or one side of a tensor.</summary>
    public const int Width = 1_000_000;

    public const int Parameters = 100_000_000;

    /// <summary>Elements of the value vector.</summary>
    public const int Values = 10_000_000;

    public const int BlockDepth = 128;

    /// <summary>Operations in an expression over weights alone, above which a let is computed once instead of at each use.</summary>
    public const int RepeatedOperations = 64;
}
