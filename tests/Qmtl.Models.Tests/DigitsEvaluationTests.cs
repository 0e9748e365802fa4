using System.Numerics;
using Qmtl.Modeling;

namespace Qmtl.Models.Tests;

public sealed class DigitsEvaluationTests
{
    private const int Rows = 19; // More than one chunk of lanes, and one that is not full.

    [Fact]
    public void Evaluating_Digits_allocates_nothing_in_single_precision() => CountAllocatedBytes<Digits, float>().ShouldBe(0);

    [Fact]
    public void Evaluating_Digits_allocates_nothing_in_double_precision() => CountAllocatedBytes<Digits, double>().ShouldBe(0);

    [Fact]
    public void Evaluating_HybridDigits_allocates_nothing() => CountAllocatedBytes<HybridDigits, float>().ShouldBe(0);

    [Fact]
    public void Single_precision_agrees_with_double()
    {
        var single = Evaluate<Digits, float>(Rows);
        var reference = Evaluate<Digits, double>(Rows);

        Differences(single.Logits, reference.Logits).Max().ShouldBeLessThan(1e-4);
        Differences(single.Gradient, reference.Gradient).Max().ShouldBeLessThan(1e-4 * reference.Gradient.Max(Math.Abs));
        Differences(single.InputGradients, reference.InputGradients).Max().ShouldBeLessThan(1e-4);
    }

    [Fact]
    public void Gradients_of_Digits_agree_with_finite_differences() => CompareWithFiniteDifferences<Digits>();

    [Fact]
    public void Gradients_of_ClassicalDigits_agree_with_finite_differences() => CompareWithFiniteDifferences<ClassicalDigits>();

    [Fact]
    public void Gradients_of_HybridDigits_agree_with_finite_differences() => CompareWithFiniteDifferences<HybridDigits>();

    [Fact]
    public void Every_angle_reaches_what_is_measured()
    {
        // Z at the end of the chain of CX is Z on both qubits before it, which every RY and, before an RY, every RZ changes.
        var gradient = Evaluate<Digits, double>(Rows).Gradient;
        foreach (var tensor in Digits.Schema.Parameters.Where(p => p.Stage != ModelStage.Backbone))
            gradient.Skip(tensor.Offset).Take(tensor.Count).ShouldAllBe(g => Math.Abs(g) > 1e-9, tensor.Name);
    }

    [Fact]
    public void Predictions_are_the_logits_by_name()
    {
        var samples = ModelSamples<double>.Draw(Digits.Schema, Rows);
        var logits = Evaluate<Digits, double>(Rows).Logits;
        var model = new Digits(samples.Parameters);
        for (var row = 0; row < Rows; row++)
        {
            var answer = model.Predict(samples.Images.AsSpan(row * 64, 64));
            bool[] answers = [answer.Odd, answer.Large, answer.Prime, answer.Hole];
            double[] probabilities = [answer.OddProbability, answer.LargeProbability, answer.PrimeProbability, answer.HoleProbability];
            for (var head = 0; head < 4; head++)
            {
                var logit = logits[(row * 4) + head];
                answers[head].ShouldBe(logit > 0);
                probabilities[head].ShouldBe(1 / (1 + Math.Exp(-logit)), tolerance: 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void An_image_with_a_pixel_that_is_not_finite_is_refused(double pixel)
    {
        var model = new Digits(ModelSamples<double>.Draw(Digits.Schema, 1).Parameters);
        var image = new double[64];
        image[17] = pixel;

        Should.Throw<ArgumentException>(() => model.Predict(image)).Message.ShouldContain("input pixels[17] is");
        Should.Throw<ArgumentException>(() => model.Predict(new double[63])).Message.ShouldContain("pixels has 64 numbers, but 63 are given");
        model.Predict(new double[64]).OddProbability.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void A_row_that_is_not_finite_spoils_no_other()
    {
        var samples = ModelSamples<double>.Draw(Digits.Schema, Rows);
        var expected = Evaluate<Digits, double>(Rows).Logits;
        samples.Images[(3 * 64) + 5] = double.NaN;
        var logits = new double[expected.Length];
        new Digits(samples.Parameters).Forward(samples.Images, logits);

        for (var i = 0; i < logits.Length; i++)
        {
            if (i / 4 == 3) double.IsNaN(logits[i]).ShouldBeTrue();
            else logits[i].ShouldBe(expected[i], tolerance: 1e-12); // Sines of odd arguments are computed another way, for the whole chunk.
        }
    }

    private static long CountAllocatedBytes<TModel, T>()
        where TModel : IModel
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var samples = ModelSamples<T>.Draw(TModel.Schema, Rows);
        var evaluator = new ModelEvaluator<TModel, T>();
        var logits = new T[samples.Cotangents.Length];
        var gradient = new T[samples.Parameters.Length];
        var inputGradients = new T[samples.Images.Length];
        for (var i = 0; i < 3; i++) Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) Step();
        return GC.GetAllocatedBytesForCurrentThread() - before;

        void Step()
        {
            evaluator.Forward(samples.Parameters, samples.Images, logits);
            evaluator.Backward(samples.Parameters, samples.Images, samples.Cotangents, gradient, inputGradients);
        }
    }

    private static (T[] Logits, T[] Gradient, T[] InputGradients) Evaluate<TModel, T>(int rows)
        where TModel : IModel
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var samples = ModelSamples<T>.Draw(TModel.Schema, rows);
        var evaluator = new ModelEvaluator<TModel, T>();
        var (logits, gradient, inputGradients) = (new T[samples.Cotangents.Length], new T[samples.Parameters.Length], new T[samples.Images.Length]);
        evaluator.Forward(samples.Parameters, samples.Images, logits);
        evaluator.Backward(samples.Parameters, samples.Images, samples.Cotangents, gradient, inputGradients);
        return (logits, gradient, inputGradients);
    }

    private static void CompareWithFiniteDifferences<TModel>()
        where TModel : IModel
    {
        const int rows = 3;
        var samples = ModelSamples<double>.Draw(TModel.Schema, rows);
        var (logits, gradient, inputGradients) = Evaluate<TModel, double>(rows);
        var evaluator = new ModelEvaluator<TModel, double>();
        double Scalar()
        {
            evaluator.Forward(samples.Parameters, samples.Images, logits);
            return logits.Zip(samples.Cotangents, (logit, cotangent) => logit * cotangent).Sum();
        }

        for (var i = 0; i < gradient.Length; i++) gradient[i].ShouldBe(CentralDifference(ref samples.Parameters[i], Scalar), tolerance: 1e-6);
        for (var i = 0; i < inputGradients.Length; i++) inputGradients[i].ShouldBe(CentralDifference(ref samples.Images[i], Scalar), tolerance: 1e-6);
    }

    private static double CentralDifference(ref double variable, Func<double> function)
    {
        const double step = 1e-5;
        var value = variable;
        variable = value + step;
        var above = function();
        variable = value - step;
        var below = function();
        variable = value;
        return (above - below) / (2 * step);
    }

    private static IEnumerable<double> Differences(float[] single, double[] reference) => single.Zip(reference, (s, r) => Math.Abs(s - r));
}
