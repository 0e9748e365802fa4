using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Qmtl.Simulation;

namespace Qmtl.Modeling;

/// <summary>Moves rows of numbers into and out of lanes, a row for each lane, with conversion between precisions.</summary>
/// <param name="width">How many numbers a row has.</param>
internal sealed class SampleLanes<T>(int width)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Where, among all lanes of all vectors, those of each number start.</summary>
    private readonly int[] lanesOf = [.. Enumerable.Range(0, width).Select(i => i * Vector512<T>.Count)];

    /// <summary>Writes number i of the rows to vector i. Lanes beyond the rows stay.</summary>
    /// <param name="table">Where the rows are.</param>
    /// <param name="starts">Where each starts.</param>
    /// <param name="lanes">Shape [width].</param>
    public void Write<TSource>(ReadOnlySpan<TSource> table, ReadOnlySpan<int> starts, Span<Vector512<T>> lanes)
        where TSource : unmanaged, IBinaryFloatingPointIeee754<TSource> =>
        Transposition.Transpose(table, starts, width, MemoryMarshal.Cast<Vector512<T>, T>(lanes), Vector512<T>.Count);

    /// <summary>Reads the rows of the first lanes, one after another.</summary>
    /// <param name="lanes">Shape [width].</param>
    /// <param name="rows">Shape [rows, width]; written.</param>
    public void Read<TTarget>(ReadOnlySpan<Vector512<T>> lanes, Span<TTarget> rows)
        where TTarget : unmanaged, IBinaryFloatingPointIeee754<TTarget>
    {
        // A model need not have inputs.
        if (width == 0) return;
        Transposition.Transpose(MemoryMarshal.Cast<Vector512<T>, T>(lanes), lanesOf, rows.Length / width, rows, width);
    }
}
