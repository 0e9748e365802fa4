using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Gradients;
using Qmtl.Runtime.Tests.Noise;
using static Qmtl.Runtime.Tests.Gradients.Derivatives;

namespace Qmtl.Runtime.Tests.Shots;

/// <summary>Expectations of models on backends with shots, against the theory of means over a finite sample.</summary>
public sealed class SampledExpectationTests
{
    private const int Shots = 200;
    private const int Rows = 40_000;

    private const string Two = """
        model Two {
            input x[2];
            qubit[2] q;
            encode { for i in 0..2 { ry(x[i]) q[i]; } cx q[0], q[1]; rx(0.4) q[0]; }
            head both : classes(2) { logits z(q); }
            head product : regression { ry(0.3) q[0]; logits 1.5 * z(q[0]) * x(q[1]) + 0.5 * y(q[0]); }
        }
        """;

    private const string Noise = "noise { after 1q depolarizing_pauli(0.02); after 2q amplitude_damping(0.1); readout(0.02, 0.05); }";

    [Theory]
    [InlineData("")]
    [InlineData(Noise)]
    public void Means_variances_and_covariances_are_those_of_theory(string noise)
    {
        CheckMoments<double>(noise);
        CheckMoments<float>(noise);
    }

    [Fact]
    public void One_shot_gives_outcomes_that_are_products_of_bits()
    {
        using var model = ModelInShots.Compile(Two + "backend one = simulator { shots 1; } model One = Two on one;");
        foreach (var logit in model.Logits([], Same(0.7, -1.1, 500)).Chunk(3).SelectMany(row => row[..2])) Math.Abs(logit).ShouldBe(1);
    }

    [Fact]
    public void Seeds_give_the_same_outcomes_again_and_every_call_and_row_others()
    {
        using var model = ModelInShots.Compile(Two + "backend few = simulator { shots 1000; } model Few = Two on few;");
        var inputs = Same(0.7, -1.1, 64);
        var (first, second) = (model.Logits([], inputs), model.Logits([], inputs));
        second.ShouldNotBe(first);
        first.Chunk(3).Select(row => row[2]).Distinct().Count().ShouldBeGreaterThan(20);
        model.Seed = 1;
        model.Logits([], inputs).ShouldNotBe(first);
        model.Seed = 0;
        model.Logits([], inputs).ShouldBe(first);
        model.Logits([], inputs).ShouldBe(second);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Outcomes_and_gradients_have_the_same_bits_on_any_number_of_threads(int threads)
    {
        const string Text = Two + "backend few = simulator { shots 100; " + Noise + "} model Few = Two on few;";
        using ModelInShots one = ModelInShots.Compile<float>(Text), several = ModelInShots.Compile<float>(Text, threads: threads);
        var random = new Random(4);
        double[] inputs = [.. Enumerable.Range(0, 2 * 61).Select(_ => random.NextDouble())];
        double[] cotangents = [.. Enumerable.Range(0, 3 * 61).Select(_ => random.NextDouble())];
        several.Logits([], inputs).ShouldBe(one.Logits([], inputs));
        several.Gradient([], inputs, cotangents).Inputs.ShouldBe(one.Gradient([], inputs, cotangents).Inputs);
    }

    /// <summary>With infinitely many shots, the way over joint distributions is that of expectations: readout errors, slices and kernels included.</summary>
    [Property(MaxTest = 6, Replay = "11,17")]
    public Property Infinitely_many_shots_give_the_expectations() => ForRandomSeeds(mostQubits: 4, (random, qubits) =>
    {
        var program = RandomProgram.CreateShared(random, qubits, gates: 20);
        if (random.Next(2) == 0) program = NoisyProgram.AddChannels(program, random, qubits, strength: 0.2);
        var exact = $"{program.Text} backend b = simulator {{ {Noise} }} model B = Random on b;";
        var sampled = $"{program.Text} backend b = simulator {{ shots 10; {Noise} }} model B = Random on b;";
        using ModelInShots expected = ModelInShots.Compile(exact), actual = ModelInShots.Compile(sampled, isExact: true);
        double[] parameters = [0.3, -1.2, 0.8], inputs = [0.5, 1.4, -0.7];
        actual.Logits(parameters, inputs)[0].ShouldBe(expected.Logits(parameters, inputs)[0], 1e-12);
    });

    [Fact]
    public void Heads_that_read_one_expectation_read_one_estimate_of_it()
    {
        using var model = ModelInShots.Compile("""
            backend few = simulator { shots 100; }
            model Same {
                input x;
                qubit[2] q;
                encode { ry(x) q[0]; cx q[0], q[1]; }
                head a : regression { logits z(q[0]); }
                head b : classes(2) { logits z(q); }
            }
            model SampledSame = Same on few;
            """);
        foreach (var row in model.Logits([], [.. Enumerable.Repeat(1.2, 100)]).Chunk(3)) row[1].ShouldBe(row[0]);
    }

    private static void CheckMoments<T>(string noise)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var exact = ModelInShots.Compile(Two + $"backend b = simulator {{ {noise} }} model Exact = Two on b;");
        using var sampled = ModelInShots.Compile<T>(Two + $"backend b = simulator {{ shots {Shots}; {noise} }} model Sampled = Two on b;");
        using var parts = ModelInShots.Compile(Two.Replace("head both", """
            head zz : regression { logits z(q[0]) * z(q[1]); }
                head zx : regression { ry(0.3) q[0]; logits z(q[0]) * x(q[1]); }
                head y : regression { ry(0.3) q[0]; logits y(q[0]); }
                head both
            """) + $"backend b = simulator {{ {noise} }} model Parts = Two on b;");
        var means = exact.Logits([], [0.7, -1.1]);
        var logits = sampled.Logits([], Same(0.7, -1.1, Rows)).Chunk(3).ToArray();
        var part = parts.Logits([], [0.7, -1.1]);
        var (zz, zx, y) = (part[0], part[1], part[2]);
        double[,] covariances =
        {
            { 1 - (means[0] * means[0]), zz - (means[0] * means[1]), 0 },
            { zz - (means[0] * means[1]), 1 - (means[1] * means[1]), 0 },

            // Z and Y of one qubit are measured in shots of their own.
            { 0, 0, (2.25 * (1 - (zx * zx))) + (0.25 * (1 - (y * y))) },
        };
        for (var i = 0; i < 3; i++)
        {
            var variance = covariances[i, i] / Shots;
            logits.Average(row => row[i]).ShouldBe(means[i], 4 * Math.Sqrt(variance / Rows));
            for (var j = 0; j <= i; j++)
            {
                // A sample covariance of numbers that are nearly normal has the variance (σᵢ²σⱼ² + σᵢⱼ²)/n.
                var expected = covariances[i, j] / Shots;
                var error = Math.Sqrt(((variance * covariances[j, j] / Shots) + (expected * expected)) / Rows);
                logits.Average(row => (row[i] - means[i]) * (row[j] - means[j])).ShouldBe(expected, 4.5 * error);
            }
        }
    }

    private static double[] Same(double first, double second, int rows) => [.. Enumerable.Repeat((double[])[first, second], rows).SelectMany(x => x)];
}
