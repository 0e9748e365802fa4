using System.Numerics;
using Qmtl.Cli.Hosting;
using Qmtl.Modeling;
using Qmtl.Models;

namespace Qmtl.Benchmarks.Tasks;

/// <summary>Gradients of a batch of the family model, on random but always the same numbers.</summary>
internal abstract class FamilyGradients : IDisposable
{
    /// <summary>The numbers of tasks that there are models of.</summary>
    public static IReadOnlyList<int> Tasks { get; } = [16, 64, 256];

    /// <summary>The trainable parameters of the model, all of them in the heads.</summary>
    public abstract int Parameters { get; }

    /// <param name="tasks">One of <see cref="Tasks"/>.</param>
    /// <param name="rows">The samples of a batch.</param>
    public static FamilyGradients Create<T>(int tasks, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var create = new CreateOf<T>(rows);
        return tasks switch
        {
            16 => create.Run<Family16>(),
            64 => create.Run<Family64>(),
            256 => create.Run<Family256>(),
            _ => throw new ArgumentOutOfRangeException(nameof(tasks), tasks, "There is no model of so many tasks."),
        };
    }

    /// <summary>Computes the gradients of all rows.</summary>
    public abstract void Backward();

    /// <inheritdoc/>
    public abstract void Dispose();

    private sealed class CreateOf<T>(int rows) : IModelAction<FamilyGradients>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public FamilyGradients Run<TModel>()
            where TModel : IModel => new Of<TModel, T>(rows);
    }

    private sealed class Of<TModel, T> : FamilyGradients
        where TModel : IModel
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly ModelEvaluator<TModel, T> evaluator = new(threads: 1);
        private readonly T[] parameters;
        private readonly T[] inputs;
        private readonly T[] cotangents;
        private readonly T[] parameterGradient = new T[TModel.Schema.ParameterCount];
        private readonly T[] inputGradients;

        public Of(int rows)
        {
            var random = new Random(11);
            parameters = Draw(TModel.Schema.ParameterCount);
            inputs = Draw(rows * TModel.Schema.InputWidth);
            cotangents = Draw(rows * TModel.Schema.LogitCount);
            inputGradients = new T[inputs.Length];

            T[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating((2 * random.NextDouble()) - 1))];
        }

        public override int Parameters => parameters.Length;

        public override void Backward() => evaluator.Backward(parameters, inputs, cotangents, parameterGradient, inputGradients);

        public override void Dispose() => evaluator.Dispose();
    }
}
