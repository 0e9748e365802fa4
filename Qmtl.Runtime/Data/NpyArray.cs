using System.Buffers.Binary;

namespace Qmtl.Data;

/// <summary>A matrix of numbers, read from an NPY file of NumPy.</summary>
public sealed class NpyArray
{
    private readonly double[] values;

    private NpyArray(string file, int rows, int columns, double[] values)
    {
        File = file;
        Rows = rows;
        Columns = columns;
        this.values = values;
    }

    /// <summary>The file's name, as problems show it.</summary>
    public string File { get; }

    /// <summary>The first dimension.</summary>
    public int Rows { get; }

    /// <summary>The second dimension; 1 for an array of one dimension.</summary>
    public int Columns { get; }

    /// <summary>All numbers, row-major: shape [<see cref="Rows"/>, <see cref="Columns"/>].</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The number at a place.</summary>
    public double this[int row, int column] => Row(row)[column];

    /// <summary>The numbers of a row.</summary>
    public ReadOnlySpan<double> Row(int row) => values.AsSpan(row * Columns, Columns);

    /// <summary>The numbers of a column.</summary>
    public double[] Column(int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
        var numbers = new double[Rows];
        for (var row = 0; row < Rows; row++) numbers[row] = values[(row * Columns) + column];
        return numbers;
    }

    /// <summary>
    /// Reads a file of version 1, 2 or 3, also packed by gzip: float32, float64, bool, or integers of 8 to 64 bits, in either byte order,
    /// of one or two dimensions, in C or Fortran order. Integers beyond ±2⁵³ are rounded.
    /// </summary>
    /// <exception cref="DataException">The file is missing, truncated, not an NPY file, or of another type or shape.</exception>
    public static NpyArray Read(string path) => Parse(DataFile.Read(path), path);

    /// <summary>Reads the bytes of an NPY file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">The name that problems show.</param>
    /// <exception cref="DataException">The bytes are truncated, not an NPY file, or of another type or shape.</exception>
    public static NpyArray Parse(ReadOnlySpan<byte> bytes, string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var header = NpyHeader.Parse(file, bytes);
        var size = header.Type[1] - '0';
        var data = bytes[header.DataOffset..];
        var expected = (Int128)header.Rows * header.Columns * size;
        if (data.Length != expected)
        {
            var fault = data.Length < expected ? "truncated" : "longer than its header says";
            var elements = $"{header.Rows} × {header.Columns} elements of {size} bytes";
            throw NpyHeader.Problem(file, $"the file is {fault}: {elements} are {expected} bytes, but there are {data.Length}.");
        }

        var values = new double[header.Rows * header.Columns];
        for (var i = 0; i < values.Length; i++)
        {
            var target = header.FortranOrder ? (i % header.Rows * header.Columns) + (i / header.Rows) : i;
            values[target] = Element(data.Slice(i * size, size), header.Type, header.BigEndian);
        }

        return new NpyArray(file, header.Rows, header.Columns, values);
    }

    private static double Element(ReadOnlySpan<byte> bytes, string type, bool bigEndian) => type switch
    {
        "f4" => bigEndian ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "f8" => bigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "i1" => (sbyte)bytes[0],
        "i2" => bigEndian ? BinaryPrimitives.ReadInt16BigEndian(bytes) : BinaryPrimitives.ReadInt16LittleEndian(bytes),
        "i4" => bigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "i8" => bigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "u2" => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        "u4" => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        "u8" => bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        "b1" => bytes[0] == 0 ? 0 : 1,
        _ => bytes[0],
    };
}
