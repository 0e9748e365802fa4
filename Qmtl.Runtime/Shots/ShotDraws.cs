namespace Qmtl.Shots;

/// <summary>Which random numbers the shots of a chunk of samples take.</summary>
/// <param name="Key">Of the seed and of the evaluation: see <see cref="ShotKey"/>.</param>
/// <param name="FirstRow">The row of the first lane; the others follow.</param>
/// <param name="Rows">How many lanes belong to a row. The others are not sampled.</param>
/// <param name="Circuit">Which circuits are sampled: 0 for those of the model, and from 1 for those with shifted angles.</param>
/// <param name="IsExact">Whether expectations stay what they are with infinitely many shots.</param>
internal readonly record struct ShotDraws(ulong Key, int FirstRow, int Rows, int Circuit = 0, bool IsExact = false);
