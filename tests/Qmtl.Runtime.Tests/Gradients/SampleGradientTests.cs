namespace Qmtl.Runtime.Tests.Gradients;

/// <summary>Whole models with several heads: overlapping, classical, hybrid, families, observables of every kind, shared weights, inverses, noise.</summary>
public sealed class SampleGradientTests
{
    [Theory]
    [InlineData("Kitchen")]
    [InlineData("Digits")]
    [InlineData("Baselines")]
    [InlineData("Language")]
    [InlineData("Noise")]
    public void Gradients_of_every_logit_of_a_sample_agree_with_finite_differences(string sample)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Qmtl.Compiler.Tests", "Samples", sample, "main.qmtl"));
        using var model = ModelUnderTest.Compile(text);
        var random = new Random(7);
        double[] parameters = Draw(random, model.Ir.ParameterCount), inputs = Draw(random, model.Ir.InputWidth), cotangents = Draw(random, model.Ir.LogitCount);
        var (weights, features) = model.Gradient<double>(parameters, inputs, cotangents);
        foreach (var i in Some(random, parameters.Length)) weights[i].ShouldBe(Derivatives.FiniteDifference(parameters, i, Combination), 1e-6, $"parameter {i}");
        foreach (var i in Some(random, inputs.Length)) features[i].ShouldBe(Derivatives.FiniteDifference(inputs, i, Combination), 1e-6, $"input {i}");

        double Combination() => model.Logits<double>(parameters, inputs).Zip(cotangents, (logit, cotangent) => logit * cotangent).Sum();
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];

    /// <summary>All variables of small models, and a random choice of those of large ones.</summary>
    private static int[] Some(Random random, int count)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        random.Shuffle(all);
        return all[..Math.Min(count, 200)];
    }
}
