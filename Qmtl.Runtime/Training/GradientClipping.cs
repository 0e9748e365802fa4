using System.Numerics;
using System.Numerics.Tensors;

namespace Qmtl.Training;

/// <summary>Clipping by global norm: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", ICML 2013, section 3.2.</summary>
internal static class GradientClipping
{
    /// <summary>The Euclidean norm, in double precision, so that squares of large single-precision numbers do not overflow.</summary>
    public static double Norm<T>(ReadOnlySpan<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Sqrt(InnerProduct.Of(gradient, gradient));

    /// <summary>Scales a gradient of length <paramref name="norm"/> down to length <paramref name="limit"/> where it is longer.</summary>
    public static void Clip<T>(Span<T> gradient, double norm, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (norm > limit) TensorPrimitives.Multiply(gradient, T.CreateTruncating(limit / norm), gradient);
    }
}
