using System.Numerics;
using Qmtl.Simulation;

namespace Qmtl.Runtime.Tests.Simulation;

public sealed class TranspositionTests
{
    /// <summary>Rows and columns: none, less than a tile, whole tiles of either precision, and what is left beside and below them.</summary>
    public static TheoryData<int, int> Shapes => new()
    {
        { 0, 3 }, { 3, 0 }, { 1, 1 }, { 3, 5 }, { 4, 4 }, { 8, 8 }, { 16, 64 }, { 16, 9 }, { 17, 16 }, { 8, 65 }, { 13, 21 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rows_become_columns(int rows, int columns)
    {
        Check<float, float>(rows, columns, TransposeAll);
        Check<double, float>(rows, columns, TransposeAll);
        Check<double, double>(rows, columns, TransposeAll);
        Check<float, double>(rows, columns, TransposeAll);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rows_become_columns_where_tiles_are_not_used(int rows, int columns)
    {
        Check<float, float>(rows, columns, TransposeNumbers);
        Check<double, float>(rows, columns, TransposeNumbers);
        Check<double, double>(rows, columns, TransposeNumbers);
    }

    [Fact]
    public void Rows_outside_the_source_and_targets_that_are_too_short_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Transposition.Transpose<float, float>(new float[10], [0, 6], 5, new float[10], 2));
        Should.Throw<ArgumentOutOfRangeException>(() => Transposition.Transpose<float, float>(new float[10], [0, -1], 5, new float[10], 2));
        Should.Throw<ArgumentOutOfRangeException>(() => Transposition.Transpose<float, float>(new float[10], [0, 5], 5, new float[9], 2));
    }

    private static void TransposeAll<TSource, T>(TSource[] source, int[] starts, int columns, T[] target, int stride)
        where TSource : unmanaged, IBinaryFloatingPointIeee754<TSource>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Transposition.Transpose<TSource, T>(source, starts, columns, target, stride);

    private static void TransposeNumbers<TSource, T>(TSource[] source, int[] starts, int columns, T[] target, int stride)
        where TSource : unmanaged, IBinaryFloatingPointIeee754<TSource>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Transposition.TransposeNumbers<TSource, T>(source, starts, 0, columns, target, stride);

    /// <summary>Rows lie in the source in falling order, with gaps, and columns in the target with gaps, which must stay as they are.</summary>
    private static void Check<TSource, T>(int rows, int columns, Action<TSource[], int[], int, T[], int> transpose)
        where TSource : unmanaged, IBinaryFloatingPointIeee754<TSource>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new SeededRandom(1);
        var (distance, stride) = (columns + 3, rows + 2);
        TSource[] source = [.. Enumerable.Range(0, rows * distance).Select(_ => TSource.CreateTruncating(random.NextNormal()))];
        int[] starts = [.. Enumerable.Range(0, rows).Select(row => (rows - 1 - row) * distance)];
        T[] target = [.. Enumerable.Repeat(T.NaN, columns * stride)];

        transpose(source, starts, columns, target, stride);

        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < stride; row++)
            {
                var number = target[(column * stride) + row];
                number.ShouldBe(row < rows ? T.CreateTruncating(source[starts[row] + column]) : T.NaN);
            }
        }
    }
}
