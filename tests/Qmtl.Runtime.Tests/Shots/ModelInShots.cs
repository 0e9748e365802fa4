using System.Numerics;
using Qmtl.Cli.Hosting;
using Qmtl.Modeling;

namespace Qmtl.Runtime.Tests.Shots;

/// <summary>An evaluator of a model that is compiled from text, in whichever precision.</summary>
internal abstract class ModelInShots : IDisposable
{
    public abstract ModelSchema Schema { get; }

    public abstract ulong Seed { set; }

    /// <summary>The last model of a text.</summary>
    public static ModelInShots Compile(string text, CircuitGradients? gradients = null, bool isExact = false, int threads = 1) =>
        Compile<double>(text, gradients, isExact, threads);

    /// <summary>The last model of a text.</summary>
    public static ModelInShots Compile<T>(string text, CircuitGradients? gradients = null, bool isExact = false, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var loaded = ModelCompiler.Compile(text);
        return loaded.Run(loaded.Models[^1].Ir.Name, new Create<T>(loaded, gradients, isExact, threads));
    }

    /// <summary>The logits of rows.</summary>
    public abstract double[] Logits(double[] parameters, double[] inputs);

    public abstract (double[] Weights, double[] Inputs) Gradient(double[] parameters, double[] inputs, double[] cotangents);

    public abstract void Dispose();

    private sealed class Create<T>(LoadedModels loaded, CircuitGradients? gradients, bool isExact, int threads) : IModelAction<ModelInShots>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public ModelInShots Run<TModel>()
            where TModel : IModel => new Of<TModel, T>(loaded, new ModelEvaluator<TModel, T>(threads, gradients) { IsExact = isExact });
    }

    private sealed class Of<TModel, T>(LoadedModels loaded, ModelEvaluator<TModel, T> evaluator) : ModelInShots
        where TModel : IModel
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public override ModelSchema Schema => TModel.Schema;

        public override ulong Seed
        {
            set => evaluator.Seed = value;
        }

        public override double[] Logits(double[] parameters, double[] inputs)
        {
            var rows = TModel.Schema.InputWidth == 0 ? 1 : inputs.Length / TModel.Schema.InputWidth;
            var logits = new T[rows * TModel.Schema.LogitCount];
            evaluator.Forward(Convert(parameters), Convert(inputs), logits);
            return Convert(logits);
        }

        public override (double[] Weights, double[] Inputs) Gradient(double[] parameters, double[] inputs, double[] cotangents)
        {
            var (weights, features) = (new T[parameters.Length], new T[inputs.Length]);
            evaluator.Backward(Convert(parameters), Convert(inputs), Convert(cotangents), weights, features);
            return (Convert(weights), Convert(features));
        }

        public override void Dispose()
        {
            evaluator.Dispose();
            loaded.Dispose();
        }

        private static T[] Convert(double[] numbers) => [.. numbers.Select(T.CreateChecked)];

        private static double[] Convert(T[] numbers) => [.. numbers.Select(double.CreateChecked)];
    }
}
