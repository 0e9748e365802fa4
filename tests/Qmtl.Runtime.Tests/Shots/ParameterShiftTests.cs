using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Gradients;
using Qmtl.Runtime.Tests.Noise;
using Qmtl.Shots;
using static Qmtl.Runtime.Tests.Gradients.Derivatives;

namespace Qmtl.Runtime.Tests.Shots;

/// <summary>Gradients from evaluations with shifted angles: exact ones against the adjoint method, those of shots against the theory of their variance.</summary>
public sealed class ParameterShiftTests
{
    private static readonly double[] Parameters = [0.3, -1.2, 0.8];

    [Property(MaxTest = 6, Replay = "23,29")]
    public Property Exact_gradients_are_those_of_the_adjoint_method() => ForRandomSeeds(mostQubits: 5, (random, qubits) =>
        Check(RandomProgram.CreateShared(random, qubits, gates: 24).Text, random));

    [Property(MaxTest = 6, Replay = "31,37")]
    public Property Exact_gradients_under_noise_are_those_of_the_adjoint_method() => ForRandomSeeds(mostQubits: 4, (random, qubits) =>
        Check(NoisyProgram.AddChannels(RandomProgram.CreateShared(random, qubits, gates: 20), random, qubits, strength: 0.2).Text, random));

    [Fact]
    public void Gradients_of_several_circuits_heads_and_a_backbone_are_those_of_the_adjoint_method()
    {
        const string Text = """
            model Random {
                input x[3];
                let hidden = tanh(dense(x, 6));
                qubit[6] q;
                encode {
                    weight w[6];
                    for i in 0..6 { ry(hidden[i]) q[i]; }
                    entangle brick cz q;
                    for i in 0..6 { ry(w[i]) q[i]; rz(w[i]) q[i]; }
                }
                head pair[t in 0..3] : classes(2) { weight v[2]; rx(v[0]) q[2 * t]; cp(v[1]) q[2 * t], q[2 * t + 1]; logits linear(z(q[2 * t .. 2 * t + 2])); }
                head odd : binary { logits 4 * z(q[0]) * x(q[1]) + y(q[3]); }
            }
            """;
        Check(Text, new Random(8), "noise { readout(0.03, 0.01); }");
        Check(Text, new Random(9), "noise { after 2q bit_flip(0.03); readout(0.03, 0.03); }");
    }

    [Fact]
    public void The_rule_is_exact_for_polynomials_of_its_degree()
    {
        ShiftRule.Term(1, 0).Shift.ShouldBe(Math.PI / 4);
        ShiftRule.Term(1, 0).Coefficient.ShouldBe(1, 1e-15);
        foreach (var degree in (int[])[1, 2, 5, -1, -4])
        {
            var frequency = degree > 0 ? 2 : 1;
            double Value(double x) => Enumerable.Range(0, Math.Abs(degree) + 1).Sum(k => Math.Cos((frequency * k * x) + (0.7 * k)) / (k + 1));
            var slope = Enumerable.Range(1, Math.Abs(degree)).Sum(k => -frequency * k * Math.Sin(0.7 * k) / (k + 1));
            Enumerable.Range(0, ShiftRule.CountTerms(degree)).Select(t => ShiftRule.Term(degree, t)).Sum(t => t.Coefficient * Value(t.Shift)).ShouldBe(slope, 1e-13);
        }
    }

    /// <summary>
    /// With E± the shifted expectations, the estimate (E₊ − E₋)/2 of the two-term rule has the variance ((1 − E₊²) + (1 − E₋²))/4N; estimates of several gates add up.
    /// </summary>
    [Fact]
    public void Estimates_have_the_mean_and_the_variance_of_the_shift_rule()
    {
        const int Shots = 100, Rows = 20_000;
        const double X = 0.9;
        using var model = ModelInShots.Compile($$"""
            backend few = simulator { shots {{Shots}}; }
            model Turns {
                input x[3];
                qubit[2] q;
                encode { ry(x[0]) q[0]; rx(x[0]) q[0]; ry(x[1]) q[1]; p(x[2]) q[1]; }
                head repeated : regression { logits z(q[0]); }
                head scaled : regression { logits 3 * x(q[1]); }
            }
            model SampledTurns = Turns on few;
            """);
        double[] row = [X, X, X];
        var (_, gradients) = model.Gradient([], [.. Enumerable.Repeat(row, Rows).SelectMany(r => r)], [.. Enumerable.Repeat(1.0, 2 * Rows)]);
        var byInput = gradients.Chunk(3).ToArray();

        // ⟨Z⟩ = cos a cos b with a = b = x, ⟨X⟩ = sin c cos d.
        var (s, c) = (Math.Sin(X), Math.Cos(X));
        CheckMoments(0, -2 * s * c, (1 - (s * s * c * c)) / Shots);
        CheckMoments(1, 3 * c * c, 9 * (1 - (c * c * c * c)) / (2 * Shots));
        CheckMoments(2, -3 * s * s, 9 * (1 - (s * s * s * s)) / (2 * Shots));

        void CheckMoments(int input, double mean, double variance)
        {
            byInput.Average(g => g[input]).ShouldBe(mean, 4 * Math.Sqrt(variance / Rows));
            byInput.Average(g => Math.Pow(g[input] - mean, 2)).ShouldBe(variance, 4.5 * variance * Math.Sqrt(2.0 / Rows));
        }
    }

    [Fact]
    public void Circuits_are_shifted_at_once()
    {
        const string Text = """
            backend few = simulator { shots 10; }
            model Apart { qubit[5] q; encode { weight w[5]; for i in 0..5 { ry(w[i]) q[i]; } } head a[t in 0..5] : binary { weight v[2]; rx(v[0]) q[t]; ry(v[1]) q[t]; logits z(q[t]); } }
            model SampledApart = Apart on few;
            """;
        using var loaded = Cli.Hosting.ModelCompiler.Compile(Text);
        loaded.Models[1].Plan.Circuits.Count.ShouldBe(5);
        loaded.Models[1].Plan.Circuits.Sum(c => c.Angles.Count).ShouldBe(15);
        loaded.Run("SampledApart", new CountShifts()).ShouldBe(6);
    }

    [Fact]
    public void The_adjoint_method_is_refused_with_shots()
    {
        const string Text = "backend b = simulator { shots 10; } model M { input x; qubit[1] q; encode { ry(x) q[0]; } head f : binary { logits z(q[0]); } } model S = M on b;";
        Should.Throw<ArgumentException>(() => ModelInShots.Compile(Text, CircuitGradients.Adjoint)).Message
            .ShouldBe("S is measured in 10 shots, but the adjoint method needs exact expectations. Choose parameter shift, or a backend without shots and trajectories.");
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_call()
    {
        using var loaded = Cli.Hosting.ModelCompiler.Compile("""
            backend b = simulator { shots 1000; noise { after 1q bit_flip(0.01); readout(0.01, 0.02); } }
            model M { input x[2]; qubit[2] q; encode { weight w; for i in 0..2 { ry(x[i] + w) q[i]; } cz q[0], q[1]; } head f : classes(2) { rx(x[0]) q[1]; logits z(q); } }
            model S = M on b;
            """);
        loaded.Run("M", new CountAllocations()).ShouldBe(0);
        loaded.Run("S", new CountAllocations()).ShouldBe(0);
    }

    private static void Check(string text, Random random, string noise = "")
    {
        using var adjoint = ModelInShots.Compile($"{text} backend b = simulator {{ {noise} }} model B = Random on b;");
        using var shift = ModelInShots.Compile($"{text} backend b = simulator {{ {noise} }} model B = Random on b;", CircuitGradients.ParameterShift);
        using var sampled = ModelInShots.Compile($"{text} backend b = simulator {{ shots 9; {noise} }} model B = Random on b;", isExact: true);
        var schema = adjoint.Schema;
        double[] parameters = [.. Enumerable.Range(0, schema.ParameterCount).Select(i => i < Parameters.Length ? Parameters[i] : random.NextDouble() - 0.5)];
        double[] inputs = [.. Enumerable.Range(0, 2 * schema.InputWidth).Select(_ => (3 * random.NextDouble()) - 1.5)];
        double[] cotangents = [.. Enumerable.Range(0, 2 * schema.LogitCount).Select(_ => random.NextDouble())];
        var expected = adjoint.Gradient(parameters, inputs, cotangents);
        foreach (var actual in (ModelInShots[])[shift, sampled])
        {
            var (weights, features) = actual.Gradient(parameters, inputs, cotangents);
            weights.ShouldBe(expected.Weights, 1e-10);
            features.ShouldBe(expected.Inputs, 1e-10);
        }
    }

    private sealed class CountShifts : Cli.Hosting.IModelAction<int>
    {
        public int Run<TModel>()
            where TModel : IModel => new ShiftSchedule(TModel.ShiftedCircuits, TModel.Schema).Evaluations;
    }

    private sealed class CountAllocations : Cli.Hosting.IModelAction<long>
    {
        public long Run<TModel>()
            where TModel : IModel
        {
            const int Rows = 19;
            var schema = TModel.Schema;
            using var evaluator = new ModelEvaluator<TModel, float>(1, CircuitGradients.ParameterShift);
            float[] parameters = new float[schema.ParameterCount], inputs = new float[Rows * schema.InputWidth], logits = new float[Rows * schema.LogitCount];
            float[] gradient = new float[parameters.Length], inputGradients = new float[inputs.Length];
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
