using System.Numerics;
using System.Numerics.Tensors;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>The gradient of each head's loss with respect to all parameters, and what is made of them.</summary>
internal sealed class TaskGradients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Range[] shared;
    private readonly (int Head, Range Range)[] own;
    private readonly int heads;
    private readonly int parameterCount;
    private readonly T[] gradients;

    public TaskGradients(ModelSchema schema)
    {
        shared = [.. schema.Parameters.Where(p => p.IsShared).Select(RangeOf)];
        own = [.. schema.Parameters.Where(p => !p.IsShared).Select(p => (p.Head!.Value, RangeOf(p)))];
        heads = schema.Heads.Count;
        parameterCount = schema.ParameterCount;
        gradients = new T[heads * parameterCount];
        Products = new GramMatrix(heads);
    }

    /// <summary>Shape [heads, parameters].</summary>
    public Span<T> All => gradients;

    /// <summary>The inner products of the gradients with respect to the shared parameters, as <see cref="Multiply"/> last found them.</summary>
    public GramMatrix Products { get; }

    /// <summary>Computes the inner products.</summary>
    public void Multiply()
    {
        for (var i = 0; i < heads; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var product = 0.0;
                foreach (var range in shared) product += InnerProduct.Of(Of(i, range), Of(j, range));
                Products[i, j] = product;
                Products[j, i] = product;
            }
        }
    }

    /// <summary>Makes one gradient of all.</summary>
    /// <param name="weights">How much each head counts in the gradient of the shared parameters.</param>
    /// <param name="weighsHeads">Whether the gradient of the heads' own parameters is weighed too.</param>
    /// <param name="gradient">Shape [parameters]; written.</param>
    public void Combine(ReadOnlySpan<double> weights, bool weighsHeads, Span<T> gradient)
    {
        foreach (var range in shared)
        {
            var sum = gradient[range];
            sum.Clear();
            for (var h = 0; h < heads; h++) TensorPrimitives.MultiplyAdd(Of(h, range), T.CreateTruncating(weights[h]), sum, sum);
        }

        foreach (var (head, range) in own)
        {
            var weight = weighsHeads ? T.CreateTruncating(weights[head]) : T.One;
            TensorPrimitives.Multiply(Of(head, range), weight, gradient[range]);
        }
    }

    private static Range RangeOf(ParameterSchema tensor) => tensor.Offset..(tensor.Offset + tensor.Count);

    private ReadOnlySpan<T> Of(int head, Range range) => gradients.AsSpan(head * parameterCount, parameterCount)[range];
}
