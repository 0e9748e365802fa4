using System.Runtime.InteropServices;
using System.Text;

namespace Qmtl.Cli.Tests;

/// <summary>Writes arrays in the NPY format, version 1.0.</summary>
internal static class Npy
{
    public static string Write(string path, double[][] rows)
    {
        var header = $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({rows.Length}, {rows[0].Length}), }}";
        header = header.PadRight(117) + "\n";
        byte[] start = [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0];
        File.WriteAllBytes(path, [.. start, .. Encoding.ASCII.GetBytes(header), .. rows.SelectMany(row => MemoryMarshal.AsBytes(row.AsSpan()).ToArray())]);
        return path;
    }
}
