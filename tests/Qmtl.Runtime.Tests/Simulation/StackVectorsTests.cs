using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Qmtl.Simulation;

namespace Qmtl.Runtime.Tests.Simulation;

public sealed class StackVectorsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(64)]
    public void Vectors_begin_at_multiples_of_their_size_and_lie_within_the_memory(int start)
    {
        const int Size = 64;
        var bytes = GC.AllocateArray<byte>(8 * Size, pinned: true);
        var memory = MemoryMarshal.Cast<byte, Vector512<float>>(bytes.AsSpan(start, 5 * Size));

        var vectors = StackVectors.Align(memory);

        var offset = Unsafe.ByteOffset(ref memory[0], ref vectors[0]);
        ((Marshal.UnsafeAddrOfPinnedArrayElement(bytes, start) + offset) % Size).ShouldBe(0);
        vectors.Length.ShouldBe(4);
        offset.ShouldBeInRange(0, Size - 1);
    }
}
