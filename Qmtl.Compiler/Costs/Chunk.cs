namespace Qmtl.Compiler.Costs;

/// <summary>What bytes are counted from.</summary>
/// <param name="NumberBytes">The size of a number: 4 in single precision, 8 in double.</param>
/// <param name="Samples">How many samples are computed at a time.</param>
public readonly record struct Chunk(int NumberBytes, int Samples);
