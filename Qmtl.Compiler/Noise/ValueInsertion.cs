using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Noise;

/// <summary>Makes room for values of one's own before the logits, and moves the logits.</summary>
internal sealed class ValueInsertion(int logits)
{
    /// <summary>Far above every place of a model: where values stand until all of them are counted.</summary>
    private const int Added = 1 << 30;

    public int Count { get; private set; }

    /// <summary>A new value, whose place is known once <see cref="Place(HeadIr)"/> has been there.</summary>
    public int Add() => Added + Count++;

    public HeadIr Place(HeadIr head) => head with
    {
        Measurements = head.Measurements.Select(m => m with { Value = Place(m.Value) }).ToEquatableArray(),
        Samples = head.Samples.Select(s => s with { Places = s.Places.Select(Place).ToEquatableArray() }).ToEquatableArray(),
        Readings = head.Readings.Select(Place).ToEquatableArray(),
        Output = head.Output.Select(Place).ToEquatableArray(),
        Logits = Place(head.Logits),
    };

    private ComputationIr Place(ComputationIr computation) => computation switch
    {
        MapIr map => map with { Output = Place(map.Output), Body = Place(map.Body) },
        AffineIr affine => affine with { Input = Place(affine.Input), Output = Place(affine.Output) },
        _ => throw new InvalidOperationException($"No place is known for {computation.GetType().Name}."),
    };

    private Scalar Place(Scalar scalar) => scalar switch
    {
        ValueScalar value => value with { Index = Place(value.Index) },
        FunctionScalar function => function with { Operand = Place(function.Operand) },
        BinaryScalar binary => binary with { Left = Place(binary.Left), Right = Place(binary.Right) },
        _ => scalar,
    };

    private int Place(int value) => value >= Added ? logits + value - Added : value >= logits ? value + Count : value;
}
