namespace Qmtl.Compiler.Lowering;

/// <summary>Elements picked from what lies row-major: one for each combination of places along the dimensions that ranges left.</summary>
internal sealed record Selection(int Offset, int[] Shape, int[] Strides)
{
    public bool IsElement => Shape.Length == 0;

    /// <summary>The places of a selection of one dimension.</summary>
    public IEnumerable<int> Places => Enumerable.Range(0, Shape[0]).Select(i => Offset + (i * Strides[0]));

    /// <summary>Everything of a shape.</summary>
    public static Selection All(int offset, int[] shape)
    {
        var strides = new int[shape.Length];
        for (int axis = shape.Length - 1, stride = 1; axis >= 0; stride *= shape[axis--]) strides[axis] = stride;
        return new Selection(offset, shape, strides);
    }
}
