using System.Diagnostics.CodeAnalysis;
using Qmtl.Data;
using Qmtl.Files;
using Qmtl.OpenQasm;

namespace Qmtl.Modeling;

/// <summary>
/// A model with its parameters, ready to predict: the base of every class compiled from a <c>.qmtl</c> file.
/// It computes in double precision. Not for two threads at a time: give each its own.
/// </summary>
/// <typeparam name="TModel">The generated class itself.</typeparam>
[SuppressMessage("Design", "CA1001", Justification = "An evaluator of one thread has nothing to dispose of.")]
public abstract class Model<TModel>
    where TModel : IModel
{
    private readonly double[] parameters;
    private readonly Standardizer? standardizer;
    private readonly double[] inputs = new double[TModel.Schema.InputWidth];
    private readonly double[] logits = new double[TModel.Schema.LogitCount];
    private readonly ModelEvaluator<TModel, double> evaluator = new();

    /// <summary>Keeps a copy of the parameters.</summary>
    /// <param name="parameters">All trainable parameters, in the order of <see cref="ModelSchema.Parameters"/>.</param>
    /// <param name="standardizer">How inputs were prepared in training; null where they were used as they are.</param>
    /// <exception cref="ArgumentException">Their number is not that of the model.</exception>
    protected Model(ReadOnlySpan<double> parameters, Standardizer? standardizer)
    {
        RequireCount(parameters.Length, nameof(parameters));
        this.parameters = parameters.ToArray();
        this.standardizer = standardizer;
    }

    /// <summary>
    /// Where the shots of a model on a backend with shots come from; 0 at first. Setting it starts anew: the same seed gives the same answers for the same calls.
    /// Every call draws other shots than those before it. Without shots it does nothing.
    /// </summary>
    public ulong ShotSeed
    {
        get => evaluator.Seed;
        set => evaluator.Seed = value;
    }

    /// <summary>The flat parameter vector; what is written here is what the model computes with.</summary>
    protected Span<double> ParameterSpan => parameters;

    /// <summary>The flat parameter vector.</summary>
    public ReadOnlySpan<double> ParameterValues => parameters;

    /// <summary>Keeps what was saved.</summary>
    /// <exception cref="ArgumentException">The number of parameters is not that of the model.</exception>
    protected Model(SavedParameters<double> saved)
        : this(saved.Values, saved.Standardizer)
    {
    }

    /// <summary>Writes the parameters, and how inputs are prepared, to a safetensors file, atomically.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => ParameterFile.Save<double>(path, TModel.Schema, parameters, standardizer);

    /// <summary>Reads what <see cref="Save"/> wrote, or training.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or holds the parameters of another structure.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    protected static SavedParameters<double> LoadParameters(string path) => ParameterFile.Load<double>(path, TModel.Schema);

    /// <summary>The logits of rows of inputs. Inputs are not checked: one that is not finite makes the logits of its own row NaN.</summary>
    /// <param name="inputs">Shape [rows, input width], prepared as in training: standardized where that was.</param>
    /// <param name="logits">Shape [rows, logits]; written.</param>
    /// <exception cref="ArgumentException">The lengths do not fit the model or each other.</exception>
    public void Forward(ReadOnlySpan<double> inputs, Span<double> logits) => evaluator.Forward(parameters, inputs, logits);

    /// <summary>The vector-Jacobian product of <see cref="Forward"/>, as in <see cref="ModelEvaluator{TModel, T}.Backward"/>.</summary>
    /// <param name="inputs">Shape [rows, input width].</param>
    /// <param name="logitGradients">Shape [rows, logits].</param>
    /// <param name="parameterGradient">Shape [parameters]; written.</param>
    /// <param name="inputGradients">Shape [rows, input width]; written.</param>
    /// <exception cref="ArgumentException">The lengths do not fit the model or each other.</exception>
    public void Backward(
        ReadOnlySpan<double> inputs, ReadOnlySpan<double> logitGradients, Span<double> parameterGradient, Span<double> inputGradients) =>
        evaluator.Backward(parameters, inputs, logitGradients, parameterGradient, inputGradients);

    /// <summary>Checks the length of a flat parameter vector.</summary>
    /// <exception cref="ArgumentException">It is not the number of parameters of the model.</exception>
    protected static void RequireCount(int count, string name)
    {
        var schema = TModel.Schema;
        if (count != schema.ParameterCount) throw new ArgumentException($"{schema.Name} has {schema.ParameterCount} parameters, but {count} are given.", name);
    }

    /// <summary>Sets an input that is one number.</summary>
    /// <exception cref="ArgumentException">The input is not finite, which gives no answer.</exception>
    protected void SetInput(int offset, double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException(InputNames.Explain(TModel.Schema, offset, value));
        inputs[offset] = value;
    }

    /// <summary>Sets an input that is a vector.</summary>
    /// <exception cref="ArgumentException">The length is not that of the input, or a number is not finite.</exception>
    protected void SetInput(int offset, int width, ReadOnlySpan<double> value, string name)
    {
        if (value.Length != width) throw new ArgumentException($"{name} has {width} numbers, but {value.Length} are given.", name);
        for (var i = 0; i < value.Length; i++) SetInput(offset + i, value[i]);
    }

    /// <summary>The logits of the inputs that are set, prepared as in training; valid until the next call.</summary>
    protected ReadOnlySpan<double> Evaluate()
    {
        standardizer?.Apply(inputs);
        Forward(inputs, logits);
        return logits;
    }

    /// <summary>Writes the angles for the inputs that are set, prepared as in training, into a program that the compiler left open.</summary>
    /// <exception cref="ArgumentException">An angle is not finite.</exception>
    protected string BindAngles(string program)
    {
        standardizer?.Apply(inputs);
        return AngleBinding.Bind(program, evaluator.ComputeValuesBeforeMeasurement(parameters, inputs), parameters);
    }
}
