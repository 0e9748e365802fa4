namespace Qmtl.Threading;

/// <summary>A span of the caller's that workers may touch while the caller waits for them: a span cannot be kept in an object, a pointer can.</summary>
/// <param name="start">The first number; what it points to must be fixed as long as this is used.</param>
/// <param name="length">How many numbers.</param>
internal readonly unsafe struct Pinned<T>(T* start, int length)
    where T : unmanaged
{
    public int Length => length;

    public Span<T> Span => new(start, length);
}
