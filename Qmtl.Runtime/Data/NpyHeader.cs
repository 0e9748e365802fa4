using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Qmtl.Data;

/// <summary>The header of an NPY file (NumPy enhancement proposal 1; versions 1 to 3 differ in length field and encoding).</summary>
/// <param name="BigEndian">Whether elements have their most significant byte first.</param>
/// <param name="Type">The element type without byte order, for example <c>f4</c>.</param>
/// <param name="FortranOrder">Whether columns lie next to each other, not rows.</param>
/// <param name="Rows">The first dimension.</param>
/// <param name="Columns">The second dimension; 1 where there is none.</param>
/// <param name="DataOffset">Where the elements start.</param>
internal sealed partial record NpyHeader(bool BigEndian, string Type, bool FortranOrder, int Rows, int Columns, int DataOffset)
{
    // NumPy itself writes headers of about 100 bytes, and refuses to read more than 10,000 of them.
    private const int GreatestLength = 65_536;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static NpyHeader Parse(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 10 || !bytes.StartsWith(Magic))
            throw Problem(file, "this is not an NPY file: it does not start with the bytes 93 4E 55 4D 50 59.");
        int version = bytes[6];
        if (version is < 1 or > 3) throw Problem(file, $"NPY version {version} is unknown; versions 1 to 3 can be read.");
        var start = version == 1 ? 10 : 12;
        if (bytes.Length < start) throw Problem(file, "the file is truncated within its header.");
        var length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (length > GreatestLength) throw Problem(file, $"the header claims to be {length} bytes long, which no array of numbers needs. The file is damaged.");
        if (bytes.Length - start < length) throw Problem(file, "the file is truncated within its header.");
        var text = (version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes.Slice(start, (int)length));
        var (rows, columns) = Shape(file, text);
        var (bigEndian, type) = ElementType(file, text);
        return new NpyHeader(bigEndian, type, IsFortranOrder(file, text), rows, columns, start + (int)length);
    }

    public static DataException Problem(string file, string message) => new(new DataProblem(file, null, null, message));

    private static (bool BigEndian, string Type) ElementType(string file, string header)
    {
        var match = DescriptionPattern().Match(header);
        if (!match.Success) throw Problem(file, "the array has no simple element type. Save each field as an array of numbers of its own.");
        var (order, type) = (match.Groups[1].Value, match.Groups[2].Value);
        var advice = type[0] switch
        {
            'O' => "Objects are never loaded; save the array as numbers.",
            'U' or 'S' => "Texts are not numbers; save them as codes, or use a CSV file.",
            _ => "Convert it, for example to float32.",
        };
        return type is "f4" or "f8" or "i1" or "i2" or "i4" or "i8" or "u1" or "u2" or "u4" or "u8" or "b1"
            ? (order == ">" || (order == "=" && !BitConverter.IsLittleEndian), type)
            : throw Problem(file, $"element type '{order}{type}' cannot be read; float32, float64, bool and integers of 8 to 64 bits can. {advice}");
    }

    private static bool IsFortranOrder(string file, string header)
    {
        var match = OrderPattern().Match(header);
        if (!match.Success) throw Problem(file, "the header does not say whether the array is in Fortran order. The file is damaged.");
        return match.Groups[1].Value == "True";
    }

    private static (int Rows, int Columns) Shape(string file, string header)
    {
        var match = ShapePattern().Match(header);
        if (!match.Success) throw Problem(file, "the header has no readable shape. The file is damaged.");
        var shape = match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (shape.Length is not (1 or 2))
            throw Problem(file, $"the array has {shape.Length} dimensions; 1 or 2 are expected: rows, and numbers of a row. Reshape it.");
        var sizes = new int[2] { 1, 1 };
        for (var i = 0; i < shape.Length; i++)
        {
            // Python 2 wrote long integers with an L.
            if (!int.TryParse(shape[i].TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]))
                throw Problem(file, $"'{shape[i]}' is no size that can be read.");
        }

        return (sizes[0], sizes[1]);
    }

    [GeneratedRegex(@"'descr'\s*:\s*'([<>|=]?)([A-Za-z][^']*)'")]
    private static partial Regex DescriptionPattern();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)")]
    private static partial Regex OrderPattern();

    [GeneratedRegex(@"'shape'\s*:\s*\(([^)]*)\)")]
    private static partial Regex ShapePattern();
}
