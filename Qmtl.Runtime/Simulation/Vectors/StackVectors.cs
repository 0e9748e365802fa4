using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>Vectors on the stack, which begins at a multiple of 16 bytes: wider ones would lie across lines of the cache, and take twice as long to read and write.</summary>
internal static class StackVectors
{
    /// <summary>The vectors that begin at a multiple of their own size.</summary>
    /// <param name="memory">On the stack; one vector more than are asked for.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Span<TVector> Align<TVector>(Span<TVector> memory)
        where TVector : unmanaged
    {
        ref var first = ref MemoryMarshal.GetReference(memory);
        var gap = -(nint)Unsafe.AsPointer(ref first) & (sizeof(TVector) - 1);
        return MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref first, gap), memory.Length - 1);
    }
}
