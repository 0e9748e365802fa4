using System.Numerics.Tensors;

namespace Qmtl.Modeling;

/// <summary>From logits to answers.</summary>
public static class Decoding
{
    /// <summary>The probability 1 / (1 + exp(−logit)).</summary>
    public static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));

    /// <summary>The probabilities exp(logit) / Σ exp(logits), computed without overflow.</summary>
    public static IReadOnlyList<double> Softmax(ReadOnlySpan<double> logits)
    {
        var probabilities = new double[logits.Length];
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), probabilities);
        TensorPrimitives.SoftMax<double>(probabilities, probabilities);
        return probabilities;
    }

    /// <summary>The index of the largest logit, the first of equal ones.</summary>
    public static int MostLikely(ReadOnlySpan<double> logits) => TensorPrimitives.IndexOfMax(logits);
}
