using System.Numerics;
using Qmtl.Cli.Hosting;
using Qmtl.Compiler;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Modeling;

namespace Qmtl.Runtime.Tests.Gradients;

/// <summary>A model compiled from text, evaluated on one sample.</summary>
internal sealed class ModelUnderTest(LoadedModels loaded, CompiledModel model) : IDisposable
{
    private readonly Dictionary<Type, object> evaluations = [];

    public ModelIr Ir => model.Ir;

    public ModelPlan Plan => model.Plan;

    /// <summary>A model of a text; without a name the only one, or the first.</summary>
    public static ModelUnderTest Compile(string text, string? name = null)
    {
        var loaded = ModelCompiler.Compile(text);
        return new(loaded, loaded.Models.First(m => name is null || m.Ir.Name == name));
    }

    /// <summary>The first logit.</summary>
    public double Forward<T>(double[] parameters, double[] inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Logits<T>(parameters, inputs)[0];

    public double[] Logits<T>(double[] parameters, double[] inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Evaluation<T>().Logits(parameters, inputs);

    /// <summary>The logits, with the expectations taken out of one evaluation and put into another.</summary>
    /// <param name="expectations">Where they are among the values.</param>
    public double[] LogitsFromExpectations(double[] parameters, double[] inputs, int[] expectations) =>
        Evaluation<double>().LogitsFromExpectations(parameters, inputs, expectations);

    /// <summary>The gradient of the cotangents' combination of the logits; of the first logit where there are none.</summary>
    public (double[] Weights, double[] Inputs) Gradient<T>(double[] parameters, double[] inputs, double[]? cotangents = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Evaluation<T>().Gradient(parameters, inputs, cotangents ?? [1]);

    public void Dispose()
    {
        foreach (var evaluation in evaluations.Values.Cast<IDisposable>()) evaluation.Dispose();
        loaded.Dispose();
    }

    private Evaluation<T> Evaluation<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!evaluations.TryGetValue(typeof(T), out var evaluation))
            evaluations.Add(typeof(T), evaluation = loaded.Run(Ir.Name, new CreateEvaluation<T>()));
        return (Evaluation<T>)evaluation;
    }
}

/// <summary>Evaluates a model on one sample in one precision.</summary>
internal abstract class Evaluation<T> : IDisposable
{
    public abstract void Dispose();

    public abstract double[] Logits(double[] parameters, double[] inputs);

    public abstract double[] LogitsFromExpectations(double[] parameters, double[] inputs, int[] expectations);

    public abstract (double[] Weights, double[] Inputs) Gradient(double[] parameters, double[] inputs, double[] cotangents);
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

        public override void Dispose() => evaluator.Dispose();

        public override double[] Logits(double[] parameters, double[] inputs)
        {
            var logits = new T[TModel.Schema.LogitCount];
            evaluator.Forward(Convert(parameters), Convert(inputs), logits);
            return Convert(logits);
        }

        public override double[] LogitsFromExpectations(double[] parameters, double[] inputs, int[] expectations)
        {
            var measured = evaluator.ComputeValues(Convert(parameters), Convert(inputs));
            var values = evaluator.ComputeValuesBeforeMeasurement(Convert(parameters), Convert(inputs));
            foreach (var place in expectations) values[place].ShouldBe(T.Zero);
            foreach (var place in expectations) values[place] = measured[place];
            return Convert(evaluator.ComputeLogits(Convert(parameters), values).ToArray());
        }

        public override (double[] Weights, double[] Inputs) Gradient(double[] parameters, double[] inputs, double[] cotangents)
        {
            var (weights, features) = (new T[parameters.Length], new T[inputs.Length]);
            evaluator.Backward(Convert(parameters), Convert(inputs), Convert(cotangents), weights, features);
            return (Convert(weights), Convert(features));
        }

        private static T[] Convert(double[] numbers) => [.. numbers.Select(T.CreateChecked)];

        private static double[] Convert(T[] numbers) => [.. numbers.Select(double.CreateChecked)];
    }
}
