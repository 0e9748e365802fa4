namespace Qmtl.Compiler.Costs;

/// <summary>What one sample's share of a part of a simulation takes. What is done once per step, whatever the size of the state, is left out.</summary>
/// <param name="Operations">Additions and multiplications of numbers; a multiply-add is two. Turning a sign is none.</param>
/// <param name="Numbers">Numbers of states that are read, and numbers that are written; one that is read and written counts twice.</param>
/// <param name="TableNumbers">Numbers read that are the same for all samples of a chunk, and are read once for them.</param>
public readonly record struct Work(long Operations, long Numbers, long TableNumbers = 0)
{
    public static Work operator +(Work left, Work right) =>
        new(left.Operations + right.Operations, left.Numbers + right.Numbers, left.TableNumbers + right.TableNumbers);

    public static Work operator *(long count, Work work) => new(count * work.Operations, count * work.Numbers, count * work.TableNumbers);

    /// <summary>The same where samples are computed one by one, and a table is read for each.</summary>
    public Work Alone => new(Operations, Numbers + TableNumbers);

    /// <summary>The memory traffic in bytes, if no cache helped, on vectors that hold a chunk.</summary>
    public long Bytes(Chunk chunk) => (chunk.NumberBytes * Numbers) + (chunk.NumberBytes * TableNumbers / chunk.Samples);
}
