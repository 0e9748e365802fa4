using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Gradients;
using Qmtl.Runtime.Tests.Training;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Modeling;

public sealed class ModelEvaluatorTests
{
    /// <summary>The logits are y = W x + b: the weights of each logit start at the first number, its bias is at the second.</summary>
    private static readonly (int Weight, int Bias)[] Layout = [(0, 3), (4, 13), (7, 14), (10, 15), (16, 19)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(21)]
    public void Rows_are_evaluated_and_differentiated_each_on_its_own(int rows)
    {
        var w = ParameterInitialization.Draw<double>(AffineModel.Schema, 1);
        var x = Numbers(rows * 3, 2);
        var g = Numbers(rows * 5, 3);
        var evaluator = new ModelEvaluator<AffineModel, double>();
        var logits = new double[rows * 5];
        var parameterGradient = new double[20];
        var inputGradients = new double[rows * 3];
        evaluator.Forward(w, x, logits);
        evaluator.Backward(w, x, g, parameterGradient, inputGradients);

        var expectedGradient = new double[20];
        for (var row = 0; row < rows; row++)
        {
            for (var logit = 0; logit < 5; logit++)
            {
                var (weight, bias) = Layout[logit];
                logits[(row * 5) + logit].ShouldBe(Enumerable.Range(0, 3).Sum(i => w[weight + i] * x[(row * 3) + i]) + w[bias], 1e-14);
                expectedGradient[bias] += g[(row * 5) + logit];
                for (var i = 0; i < 3; i++) expectedGradient[weight + i] += g[(row * 5) + logit] * x[(row * 3) + i];
            }

            for (var i = 0; i < 3; i++)
                inputGradients[(row * 3) + i].ShouldBe(Enumerable.Range(0, 5).Sum(l => g[(row * 5) + l] * w[Layout[l].Weight + i]), 1e-13);
        }

        parameterGradient.ShouldBe(expectedGradient, 1e-12);
    }

    [Fact]
    public void A_model_without_inputs_is_differentiated_with_respect_to_its_weights()
    {
        using var model = ModelUnderTest.Compile("model M { qubit[1] q; encode { weight w; ry(w) q[0]; } head f : regression { logits z(q[0]); } }");
        model.Forward<double>([0.4], []).ShouldBe(Math.Cos(0.4), 1e-15);
        var (weights, inputs) = model.Gradient<double>([0.4], []);
        weights.ShouldHaveSingleItem().ShouldBe(-Math.Sin(0.4), 1e-15);
        inputs.ShouldBeEmpty();
    }

    [Fact]
    public void Logits_follow_from_expectations_that_come_from_elsewhere()
    {
        using var model = ModelUnderTest.Compile(
            """
            model M {
                input x[2];
                let shared = tanh(dense(x, 3));
                qubit[2] q;
                encode { weight w; for i in 0..2 { ry(shared[i] + w) q[i]; } cx q[0], q[1]; }
                head a : binary { logits 4 * z(q[0]) + shared[2]; }
                head b : classes(3) { ry(x[0]) q[1]; logits linear(z(q)); }
            }
            """);
        var expectations = model.Ir.Heads.SelectMany(h => h.Measurements).Select(m => m.Value).ToArray();
        expectations.Length.ShouldBe(3);
        var parameters = Numbers(model.Ir.ParameterCount, 4);
        model.LogitsFromExpectations(parameters, [0.3, -0.8], expectations).ShouldBe(model.Logits<double>(parameters, [0.3, -0.8]));
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        var evaluator = new ModelEvaluator<AffineModel, float>();
        Should.Throw<ArgumentException>(() => evaluator.Forward(new float[19], new float[3], new float[5])).ParamName.ShouldBe("parameters");
        Should.Throw<ArgumentException>(() => evaluator.Forward(new float[20], new float[4], new float[5])).ParamName.ShouldBe("inputs");
        Should.Throw<ArgumentException>(() => evaluator.Forward(new float[20], new float[3], new float[6])).ParamName.ShouldBe("logits");
    }

    private static double[] Numbers(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
    }
}
