namespace Qmtl.Compiler.Lowering;

/// <summary>What one model may unroll to: far above what can be trained, far below what would stall an editor.</summary>
internal static class LoweringLimits
{
    public const int Qubits = 4_096;

    /// <summary>Gates, statements and passes of loops together.</summary>
    public const int Steps = 250_000;

    /// <summary>Elements of an input, a vector, or one side of a tensor.</summary>
    public const int Width = 1_000_000;

    public const int Parameters = 100_000_000;

    /// <summary>Elements of the value vector.</summary>
    public const int Values = 10_000_000;

    public const int Heads = 2_048;

    /// <summary>Pauli strings in one observable, and those that one head measures.</summary>
    public const int Observables = 1_024;

    /// <summary>Trainable tensors, each with a name of its own.</summary>
    public const int Tensors = 10_000;

    /// <summary>Measuring a Pauli string is as much work as so many gates.</summary>
    public const int StepsOfMeasurement = 64;

    /// <summary>So many elements of vectors are as much work as a gate.</summary>
    public const int ElementsOfStep = 16;

    /// <summary>Measurements of a circuit; no service takes more.</summary>
    public const int Shots = 100_000_000;

    public const int Trajectories = 1_000_000;

    /// <summary>How many gates one gate may become.</summary>
    public const int Fold = 99;

    public const int BlockDepth = 128;

    /// <summary>Loops, branches and blocks in one another: each is a call within a call.</summary>
    public const int Depth = 512;

    /// <summary>Indices out of range that are reported of one model.</summary>
    public const int IndicesTold = 4;

    /// <summary>Operations in an expression over weights alone, above which a let is computed once instead of at each use.</summary>
    public const int RepeatedOperations = 64;
}
