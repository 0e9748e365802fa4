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

    private readonly Vector512<T>[] memory;
    private readonly nint start;
    private readonly int length;

    public LaneBuffer(int length)
    {
        this.length = length;
        memory = GC.AllocateArray<Vector512<T>>(length + 1, pinned: true);
        unsafe
        {
            var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory));
            start = (nint)((CacheLine - (address % CacheLine)) % CacheLine);
        }
    }

    public Span<Vector512<T>> Span => MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(memory), start), length);
}
