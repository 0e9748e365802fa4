using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>Transposes numbers between samples, each a row, and lanes, of which each vector has one number of every sample.</summary>
internal static class Transposition
{
    /// <summary>Writes number c of row r, which starts at <c>starts[r]</c> of the source, to <c>target[c * stride + r]</c>.</summary>
    /// <param name="source">The rows, anywhere in it and in any order.</param>
    /// <param name="starts">Where each row starts.</param>
    /// <param name="columns">How many numbers of each row.</param>
    /// <param name="target">Written where rows go; what lies between stays.</param>
    /// <param name="stride">The distance between the numbers of a row in the target; at least the number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row is not in the source, or the target is too short.</exception>
    public static void Transpose<TSource, T>(ReadOnlySpan<TSource> source, ReadOnlySpan<int> starts, int columns, Span<T> target, int stride)
        where TSource : unmanaged, IBinaryFloatingPointIeee754<TSource>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (columns == 0 || starts.IsEmpty) return;
        foreach (var start in starts) _ = source.Slice(start, columns);
        _ = target.Slice((columns - 1) * stride, starts.Length);

        // Whole tiles first, then the columns to the right of them, then the rows below.
        var (tile, row) = (Vector256<T>.Count, 0);
        if (Vector256.IsHardwareAccelerated && TransposeTile.Knows<TSource, T>())
        {
            for (; row + tile <= starts.Length; row += tile)
            {
                var rows = starts.Slice(row, tile);
                var column = 0;
                for (; column + tile <= columns; column += tile) TransposeTile.Write(source, rows, column, ref target[(column * stride) + row], stride);
                if (column < columns) TransposeNumbers(source, rows, column, columns, target[row..], stride);
            }
        }

        if (row < starts.Length) TransposeNumbers(source, starts[row..], 0, columns, target[row..], stride);
    }

    /// <summary>The same number by number, from a column on.</summary>
    public static void TransposeNumbers<TSource, T>(
        ReadOnlySpan<TSource> source, ReadOnlySpan<int> starts, int firstColumn, int columns, Span<T> target, int stride)
        where TSource : unmanaged, IBinaryFloatingPointIeee754<TSource>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var column = firstColumn; column < columns; column++)
        {
            ref var numbers = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), column);
            var line = target.Slice(column * stride, starts.Length);
            for (var row = 0; row < line.Length; row++) line[row] = T.CreateTruncating(Unsafe.Add(ref numbers, starts[row]));
        }
    }
}
