using System.Numerics;
using System.Runtime.InteropServices;

namespace Qmtl.Files;

/// <summary>A named tensor: row-major elements in little-endian bytes.</summary>
internal sealed class SafetensorsTensor
{
    public SafetensorsTensor(string name, SafetensorsType type, IReadOnlyList<long> shape, ReadOnlyMemory<byte> bytes)
    {
        Name = name;
        Type = type;
        Shape = shape;
        Bytes = bytes;
    }

    public string Name { get; }

    public SafetensorsType Type { get; }

    /// <summary>Empty for one number.</summary>
    public IReadOnlyList<long> Shape { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The number of elements.</summary>
    public int Count => Bytes.Length / SizeOf(Type);

    /// <summary>Makes a tensor from elements of type <see cref="float"/>, <see cref="double"/>, <see cref="long"/> or <see cref="ulong"/>.</summary>
    public static SafetensorsTensor Create<T>(string name, IReadOnlyList<long> shape, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(elements).ToArray();
        var type = TypeOf<T>();
        SwapOnBigEndian(bytes, SizeOf(type));
        return new SafetensorsTensor(name, type, shape, bytes);
    }

    /// <summary>A tensor of one axis.</summary>
    public static SafetensorsTensor Create<T>(string name, ReadOnlySpan<T> elements)
        where T : unmanaged => Create(name, [elements.Length], elements);

    public static int SizeOf(SafetensorsType type) => type == SafetensorsType.F32 ? 4 : 8;

    /// <summary>The elements, of exactly this type.</summary>
    /// <exception cref="InvalidDataException">The tensor has another type.</exception>
    public T[] Elements<T>()
        where T : unmanaged
    {
        if (TypeOf<T>() != Type) throw new InvalidDataException($"Tensor '{Name}' has type {Type}, but {TypeOf<T>()} is expected.");
        var bytes = Bytes.ToArray();
        SwapOnBigEndian(bytes, SizeOf(Type));
        return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }

    /// <summary>The elements of a tensor of real numbers, rounded to <typeparamref name="T"/> where they are of the other precision.</summary>
    /// <exception cref="InvalidDataException">The tensor is one of integers.</exception>
    public T[] Reals<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Type switch
        {
            SafetensorsType.F32 => Array.ConvertAll(Elements<float>(), T.CreateTruncating),
            SafetensorsType.F64 => Array.ConvertAll(Elements<double>(), T.CreateTruncating),
            _ => throw new InvalidDataException($"Tensor '{Name}' has type {Type}, but F32 or F64 is expected."),
        };

    private static SafetensorsType TypeOf<T>()
    {
        if (typeof(T) == typeof(float)) return SafetensorsType.F32;
        if (typeof(T) == typeof(double)) return SafetensorsType.F64;
        if (typeof(T) == typeof(long)) return SafetensorsType.I64;
        if (typeof(T) == typeof(ulong)) return SafetensorsType.U64;
        throw new ArgumentException($"{typeof(T).Name} is not written to safetensors files here.", nameof(T));
    }

    private static void SwapOnBigEndian(Span<byte> bytes, int size)
    {
        if (BitConverter.IsLittleEndian) return;
        for (var i = 0; i < bytes.Length; i += size) bytes.Slice(i, size).Reverse();
    }
}
