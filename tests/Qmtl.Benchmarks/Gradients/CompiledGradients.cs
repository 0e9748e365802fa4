using System.Numerics;
using Qmtl.Cli.Hosting;
using Qmtl.Modeling;

namespace Qmtl.Benchmarks.Gradients;

/// <summary>A batch as the compiled model computes it, in one precision.</summary>
internal abstract class CompiledGradients : IDisposable
{
    /// <param name="threads">On how many threads; null for all processors.</param>
    public static CompiledGradients Create<T>(GradientBatch batch, int? threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => BenchmarkModels.Run(batch.Qubits, new CreateOf<T>(batch, threads));

    /// <summary>The expectations of all rows.</summary>
    public abstract void Forward();

    /// <summary>The gradients of all rows, the forward pass included.</summary>
    public abstract void Backward();

    /// <summary>What the last calls of both computed.</summary>
    public abstract BatchGradients Read();

    /// <inheritdoc/>
    public abstract void Dispose();

    private sealed class CreateOf<T>(GradientBatch batch, int? threads) : IModelAction<CompiledGradients>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public CompiledGradients Run<TModel>()
            where TModel : IModel => new Of<TModel, T>(batch, threads);
    }

    private sealed class Of<TModel, T>(GradientBatch batch, int? threads) : CompiledGradients
        where TModel : IModel
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly ModelEvaluator<TModel, T> evaluator = new(threads);
        private readonly T[] parameters = Convert(batch.Parameters);
        private readonly T[] inputs = Convert(batch.Inputs);
        private readonly T[] cotangents = Convert(batch.Cotangents);
        private readonly T[] expectations = new T[batch.Cotangents.Length];
        private readonly T[] weights = new T[batch.Parameters.Length];
        private readonly T[] features = new T[batch.Inputs.Length];

        public override void Forward() => evaluator.Forward(parameters, inputs, expectations);

        public override void Backward() => evaluator.Backward(parameters, inputs, cotangents, weights, features);

        public override void Dispose() => evaluator.Dispose();

        public override BatchGradients Read() => new(Convert(expectations), Convert(weights), Convert(features));

        private static T[] Convert(double[] numbers) => [.. numbers.Select(T.CreateTruncating)];

        private static double[] Convert(T[] numbers) => [.. numbers.Select(double.CreateTruncating)];
    }
}
