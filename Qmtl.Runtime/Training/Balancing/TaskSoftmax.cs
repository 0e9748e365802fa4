using System.Numerics.Tensors;

namespace Qmtl.Training;

/// <summary>The softmax of a number for each task, computed without overflow and summed in the order of tasks.</summary>
internal static class TaskSoftmax
{
    /// <summary>Replaces the numbers by exp(x) / Σ exp(x).</summary>
    public static void Apply(Span<double> numbers)
    {
        var (greatest, sum) = (TensorPrimitives.Max<double>(numbers), 0.0);
        foreach (ref var number in numbers)
        {
            number = Math.Exp(number - greatest);
            sum += number;
        }

        foreach (ref var number in numbers) number /= sum;
    }
}
