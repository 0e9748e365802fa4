using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qmtl.Cli.Hosting;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Planning;
using Qmtl.Compiler.Tests.Reference;
using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Gradients;
using static Qmtl.Runtime.Tests.Gradients.Derivatives;

namespace Qmtl.Runtime.Tests.Noise;

/// <summary>Expectations and gradients of compiled models with channels, from text to generated code.</summary>
public sealed class NoisyGradientTests
{
    [Property(MaxTest = 3, Replay = "23,29")]
    public Property Gradients_under_weak_noise_agree_with_parameter_shift() =>
        ForRandomSeeds(mostQubits: 4, (random, qubits) => CheckParameterShift(random, qubits, strength: 0.05));

    [Property(MaxTest = 3, Replay = "31,37")]
    public Property Gradients_through_channels_without_an_inverse_agree_with_parameter_shift() =>
        ForRandomSeeds(mostQubits: 4, (random, qubits) => CheckParameterShift(random, qubits, strength: 1));

    [Property(MaxTest = 3, Replay = "41,43")]
    public Property Expectations_agree_with_Kraus_operators_and_gradients_with_finite_differences() => ForRandomSeeds(mostQubits: 4, (random, qubits) =>
    {
        using var model = Compile(RandomProgram.CreateShared(random, qubits, gates: 24), random, qubits, strength: 0.3);
        var (parameters, inputs) = Draw(random, model);
        var head = model.Ir.Heads[0];
        double[] values = [.. inputs, .. new double[model.Ir.Values - inputs.Length]];
        var mixture = DenseMixture.Run(qubits, [.. model.Ir.Encoding, .. head.Gates], values, parameters);
        foreach (var measurement in head.Measurements) values[measurement.Value] = mixture.Expectation(measurement.Observable);
        var expected = ScalarEvaluation.Evaluate(((MapIr)head.Output[0]).Body, values, parameters);
        model.Forward<double>(parameters, inputs).ShouldBe(expected, 1e-12);
        model.Forward<float>(parameters, inputs).ShouldBe(expected, 1e-4);

        var (weights, features) = model.Gradient<double>(parameters, inputs);
        FiniteDifferences(parameters, () => model.Forward<double>(parameters, inputs)).ShouldBe(weights, 1e-6);
        FiniteDifferences(inputs, () => model.Forward<double>(parameters, inputs)).ShouldBe(features, 1e-6);
        model.Gradient<float>(parameters, inputs).Weights.ShouldBe(weights, 1e-4);
    });

    [Property(MaxTest = 3, Replay = "47,53")]
    public Property Channels_of_almost_no_probability_change_almost_nothing() => ForRandomSeeds(mostQubits: 4, (random, qubits) =>
    {
        var program = RandomProgram.CreateShared(random, qubits, gates: 24);
        const string Noise = "channel bit_flip(1e-15) q; channel amplitude_damping(1e-15) q; channel phase_damping(1e-15) q;";
        var text = program.Text.Replace("    }\n    head", $"        {Noise}\n    }}\n    head");
        using var pure = ModelUnderTest.Compile(program.Text);
        using var mixed = ModelUnderTest.Compile(text);
        mixed.Plan.Shapes.ShouldAllBe(s => s.IsMixed);
        var (parameters, inputs) = Draw(random, pure);
        mixed.Forward<double>(parameters, inputs).ShouldBe(pure.Forward<double>(parameters, inputs), 1e-12);
        mixed.Gradient<double>(parameters, inputs).Weights.ShouldBe(pure.Gradient<double>(parameters, inputs).Weights, 1e-12);
    });

    [Fact]
    public void Nothing_is_allocated_after_the_first_call()
    {
        var random = new Random(3);
        var program = NoisyProgram.AddChannels(RandomProgram.Create(random, 4, gates: 40), random, 4, strength: 1);
        using var models = ModelCompiler.Compile(program.Text);
        var steps = models.Models[0].Plan.Shapes.SelectMany(s => s.Steps).ToArray();
        steps.OfType<NoiseStep>().Count(s => s.Copy is not null).ShouldBeGreaterThan(0);
        steps.OfType<DepolarizeStep>().Count(s => s.Copy is null).ShouldBeGreaterThan(0);
        models.Run("Random", new CountAllocations()).ShouldBe(0);
    }

    private static void CheckParameterShift(Random random, int qubits, double strength)
    {
        var program = RandomProgram.Create(random, qubits, gates: 20);
        using var model = Compile(program, random, qubits, strength);
        var (parameters, inputs) = Draw(random, model);
        var (weights, features) = model.Gradient<double>(parameters, inputs);
        Shifted(program.Weights, parameters, () => model.Forward<double>(parameters, inputs)).ShouldBe(weights.Take(program.Weights.Count), 1e-10);
        Shifted(program.Inputs, inputs, () => model.Forward<double>(parameters, inputs)).ShouldBe(features.Take(program.Inputs.Count), 1e-10);
    }

    private static ModelUnderTest Compile(RandomProgram program, Random random, int qubits, double strength) =>
        ModelUnderTest.Compile(NoisyProgram.AddChannels(program, random, qubits, strength).Text);

    private sealed class CountAllocations : IModelAction<long>
    {
        public long Run<TModel>()
            where TModel : IModel
        {
            const int Rows = 11;
            var schema = TModel.Schema;
            var evaluator = new ModelEvaluator<TModel, double>();
            double[] parameters = new double[schema.ParameterCount], inputs = new double[Rows * schema.InputWidth], logits = new double[Rows];
            double[] gradient = new double[parameters.Length], inputGradients = new double[inputs.Length];
            Call();
            var before = GC.GetAllocatedBytesForCurrentThread();
            Call();
            return GC.GetAllocatedBytesForCurrentThread() - before;

            void Call()
            {
                evaluator.Forward(parameters, inputs, logits);
                evaluator.Backward(parameters, inputs, logits, gradient, inputGradients);
            }
        }
    }
}
