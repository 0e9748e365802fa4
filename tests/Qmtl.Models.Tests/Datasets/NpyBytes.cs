using System.Runtime.InteropServices;
using System.Text;

namespace Qmtl.Models.Tests.Datasets;

/// <summary>NPY files of float64, as NumPy writes them.</summary>
internal static class NpyBytes
{
    public static byte[] Of(int columns, params double[] values)
    {
        var header = $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({values.Length / columns}, {columns}), }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. MemoryMarshal.AsBytes(values.AsSpan())];
    }
}
