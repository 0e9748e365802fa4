using System.Buffers.Binary;
using System.IO.Compression;

namespace Qmtl.Data;

/// <summary>Reads the bytes of a data file, unpacked where it is a gzip file, which its first bytes tell, not its name.</summary>
internal static class DataFile
{
    private const int GzipTrailerLength = 8;

    /// <exception cref="DataException">The file cannot be read, or is a damaged gzip file.</exception>
    public static byte[] Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes is [0x1F, 0x8B, ..] ? Unpack(path, bytes) : bytes;
        }
        catch (FileNotFoundException e)
        {
            throw new DataException(new DataProblem(path, null, null, "there is no such file."), e);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new DataException(new DataProblem(path, null, null, "there is no such folder."), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException(new DataProblem(path, null, null, $"cannot be read: {e.Message}"), e);
        }
    }

    private static byte[] Unpack(string path, byte[] packed)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            gzip.CopyTo(unpacked);
            var bytes = unpacked.ToArray();
            if (!EndsWell(packed, bytes)) throw Damaged(path, null);
            return bytes;
        }
        catch (InvalidDataException e)
        {
            throw Damaged(path, e);
        }
    }

    /// <summary>
    /// Whether the checksum and length at the end belong to the last member of the file: <see cref="GZipStream"/> takes the end of a
    /// truncated file for the end of the data.
    /// </summary>
    private static bool EndsWell(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> unpacked)
    {
        if (packed.Length < GzipTrailerLength) return false;
        var trailer = packed[^GzipTrailerLength..];
        var length = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);
        return length <= unpacked.Length
            && Crc32.Compute(unpacked[^(int)length..]) == BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private static DataException Damaged(string path, Exception? cause)
    {
        var problem = new DataProblem(path, null, null, "the gzip file is truncated or damaged: fetch or pack it again.");
        return cause is null ? new DataException(problem) : new DataException(problem, cause);
    }
}
