using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>
/// An array of vectors of samples that starts on a cache line. It is pinned, because the collector moves arrays
/// without regard to cache lines.
/// </summary>
internal sealed class LaneBuffer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int CacheLine = 64;

    private readonly byte[] memory;
    private readonly int start;
    private readonly int length;

    public LaneBuffer(int length)
    {
        this.length = length;
        memory = GC.AllocateArray<byte>(checked((length * Unsafe.SizeOf<Vector512<T>>()) + CacheLine), pinned: true);
        unsafe
        {
            var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory));
            start = (int)((CacheLine - (address % CacheLine)) % CacheLine);
        }
    }

    public Span<Vector512<T>> Span => MemoryMarshal.CreateSpan(
        ref Unsafe.As<byte, Vector512<T>>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(memory), start)), length);
}
