using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Qmtl.Backends.Ibm;

/// <summary>Bits as Qiskit packs them: an NPY array of bytes, the last byte of a shot holding bits 0 to 7, compressed by zlib, in Base64.</summary>
internal static class PackedBits
{
    public static IReadOnlyList<string> Read(string text, int bits)
    {
        var data = Elements(Decompress(Convert.FromBase64String(text)));
        var width = (bits + 7) / 8;
        if (data.Length % width != 0) throw new FormatException("the packed bits end within a shot");
        var shots = new string[data.Length / width];
        for (var shot = 0; shot < shots.Length; shot++) shots[shot] = Unpack(data.AsSpan(shot * width, width), bits);
        return shots;
    }

    private static string Unpack(ReadOnlySpan<byte> shot, int bits)
    {
        Span<char> text = new char[bits];
        for (var bit = 0; bit < bits; bit++) text[^(bit + 1)] = (shot[^((bit / 8) + 1)] >> (bit % 8) & 1) == 0 ? '0' : '1';
        return text.ToString();
    }

    private static byte[] Decompress(byte[] bytes)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            stream.CopyTo(whole);
            return whole.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new FormatException("the packed bits are damaged");
        }
    }

    /// <summary>The elements of an NPY array of bytes, of any shape.</summary>
    private static byte[] Elements(byte[] file)
    {
        if (file.Length < 12 || file[0] != 0x93 || !file.AsSpan(1, 5).SequenceEqual("NUMPY"u8)) throw new FormatException("the packed bits are no NPY array");
        var start = file[6] == 1 ? 10 : 12;
        var length = file[6] == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8)) : BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(8));
        if (start + length > file.Length) throw new FormatException("the packed bits end within their header");
        var header = Encoding.Latin1.GetString(file, start, (int)length);
        return header.Contains("u1'", StringComparison.Ordinal) && header.Contains("'fortran_order': False", StringComparison.Ordinal)
            ? file[(start + (int)length)..]
            : throw new FormatException($"the packed bits are no array of bytes: {header.Trim()}");
    }
}
