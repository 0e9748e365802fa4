using System.Numerics;
using Qmtl.Cli.Hosting;
using Qmtl.Compiler.Intermediate;
using Qmtl.Modeling;

namespace Qmtl.Runtime.Tests.Gradients;

/// <summary>A model compiled from text, evaluated on one sample; its logit is the function being differentiated.</summary>
internal sealed class ModelUnderTest(LoadedModels loaded) : IDisposable
{
    private readonly Dictionary<Type, object> evaluations = [];

    public ModelIr Ir => loaded.Models[0].Ir;

    public static ModelUnderTest Compile(string text) => new(ModelCompiler.Compile(text));

    public double Forward<T>(double[] parameters, double[] inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Evaluation<T>().Forward(parameters, inputs);

    public (double[] Weights, double[] Inputs) Gradient<T>(double[] parameters, double[] inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Evaluation<T>().Gradient(parameters, inputs);

    public void Dispose() => loaded.Dispose();

    private Evaluation<T> Evaluation<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!evaluations.TryGetValue(typeof(T), out var evaluation))
            evaluations.Add(typeof(T), evaluation = loaded.Run(Ir.Name, new CreateEvaluation<T>()));
        return (Evaluation<T>)evaluation;
    }
}

/// <summary>Evaluates a model on one sample with a logit gradient of 1.</summary>
internal abstract class Evaluation<T>
{
    public abstract double Forward(double[] parameters, double[] inputs);

    public abstract (double[] Weights, double[] Inputs) Gradient(double[] parameters, double[] inputs);
}

internal sealed class CreateEvaluation<T> : IModelAction<Evaluation<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Evaluation<T> Run<TModel>()
        where TModel : IModel => new Of<TModel>();

    private sealed class Of<TModel> : Evaluation<T>
        where TModel : IModel
    {
        private readonly ModelEvaluator<TModel, T> evaluator = new();

        public override double Forward(double[] parameters, double[] inputs)
        {
            var logits = new T[1];
            evaluator.Forward(Convert(parameters), Convert(inputs), logits);
            return double.CreateChecked(logits[0]);
        }

        public override (double[] Weights, double[] Inputs) Gradient(double[] parameters, double[] inputs)
        {
            var (weights, features) = (new T[parameters.Length], new T[inputs.Length]);
            evaluator.Backward(Convert(parameters), Convert(inputs), [T.One], weights, features);
            return (Convert(weights), Convert(features));
        }

        private static T[] Convert(double[] numbers) => [.. numbers.Select(T.CreateChecked)];

        private static double[] Convert(T[] numbers) => [.. numbers.Select(double.CreateChecked)];
    }
}
