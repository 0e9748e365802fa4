using Qmtl.Cli.Hosting;
using Qmtl.Compiler.Planning;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Gradients;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Noise;

/// <summary>Quantum trajectories, against density matrices and closed forms.</summary>
public sealed class TrajectoryTests
{
    private const string Waves = """
        channel tilt = kraus([[cos(0.3), complex(0, -sin(0.3)) * sqrt(0.8)], [complex(0, -sin(0.3)), cos(0.3) * sqrt(0.8)]], [[0, sqrt(0.2)], [0, 0]]);
        model Waves {
            input x[2];
            qubit[3] q;
            encode {
                weight w[3];
                for i in 0..2 { ry(w[i] * x[i] + 0.4) q[i]; }
                channel amplitude_damping(0.2) q[0];
                cx q[0], q[1];
                channel tilt q[1];
                rzz(w[2]) q[1], q[2];
                channel depolarizing_uniform(0.1) q[0], q[1], q[2];
                rx(0.7) q[2];
                h q[1];
                channel thermal_relaxation(50, 60, 8, 0.2) q;
            }
            head a : regression { logits z(q[0]); }
            head b : regression { weight v; crx(v) q[1], q[2]; channel phase_flip(0.1) q[1]; logits x(q[1]) * z(q[2]); }
        }
        backend few = simulator { trajectories 300; }
        backend many = simulator { trajectories 20000; }
        backend sampled = few { shots 2000; }
        model Few = Waves on few;
        model Many = Waves on many;
        model Sampled = Waves on sampled;

        """;

    private static readonly double[] Parameters = [0.8, -1.3, 0.5, 0.9];

    [Fact]
    public void Means_agree_with_the_density_matrix_within_their_standard_errors()
    {
        using var models = ModelCompiler.Compile(Waves);
        double[] inputs = [0.3, -0.8, 1.2, 0.1, -0.5, 0.7];
        var exact = Estimates.Of(models, "Waves", Parameters, inputs, rows: 3);
        var estimated = Estimates.Of(models, "Many", Parameters, inputs, rows: 3);
        int[] places = [.. models.Models[0].Ir.Heads.SelectMany(h => h.Measurements).Select(m => m.Value)];
        foreach (var row in Enumerable.Range(0, 3))
        {
            foreach (var place in places)
            {
                var error = estimated.StandardErrors[row][place];
                error.ShouldBeInRange(1e-4, 1 / Math.Sqrt(20000));
                Math.Abs(estimated.Values[row][place] - exact.Values[row][place]).ShouldBeLessThan(4 * error);
            }

            exact.StandardErrors[row].ShouldAllBe(e => e == 0);
        }
    }

    [Fact]
    public void Standard_errors_are_the_spread_of_repetitions()
    {
        using var models = ModelCompiler.Compile(Waves);
        var place = models.Models[0].Ir.Heads[0].Measurements[0].Value;
        var repeated = Enumerable.Range(0, 200).Select(seed => Estimates.Of(models, "Few", Parameters, [0.3, -0.8], rows: 1, (ulong)seed)).ToArray();
        var mean = repeated.Average(r => r.Values[0][place]);
        var spread = Math.Sqrt(repeated.Sum(r => Math.Pow(r.Values[0][place] - mean, 2)) / (repeated.Length - 1));
        repeated.Average(r => r.StandardErrors[0][place]).ShouldBe(spread, 0.2 * spread);
    }

    [Fact]
    public void Shots_are_drawn_from_the_means_over_trajectories()
    {
        using var models = ModelCompiler.Compile(Waves);
        int[] places = [.. models.Models.Single(m => m.Ir.Name == "Waves").Ir.Heads.SelectMany(h => h.Measurements).Select(m => m.Value)];
        int[] sampledPlaces = [.. models.Models.Single(m => m.Ir.Name == "Sampled").Ir.Heads.SelectMany(h => h.Measurements).Select(m => m.Value)];
        var exact = Estimates.Of(models, "Waves", Parameters, [0.3, -0.8], rows: 1).Values[0];
        var repeated = Enumerable.Range(0, 400).Select(seed => Estimates.Of(models, "Sampled", Parameters, [0.3, -0.8], rows: 1, (ulong)seed)).ToArray();
        foreach (var (place, sampledPlace) in places.Zip(sampledPlaces))
        {
            // The variances of both, which do not depend on each other.
            var trajectories = repeated.Average(r => Math.Pow(r.StandardErrors[0][sampledPlace], 2));
            var variance = trajectories + ((1 - Math.Pow(exact[place], 2)) / 2000);
            var mean = repeated.Average(r => r.Values[0][sampledPlace]);
            var spread = repeated.Sum(r => Math.Pow(r.Values[0][sampledPlace] - mean, 2)) / (repeated.Length - 1);
            trajectories.ShouldBeGreaterThan(variance / 20);
            mean.ShouldBe(exact[place], 4 * Math.Sqrt(variance / repeated.Length));
            spread.ShouldBe(variance, 0.25 * variance);
        }
    }

    [Fact]
    public void Answers_are_the_same_on_any_number_of_threads_and_other_ones_with_another_seed()
    {
        using var models = ModelCompiler.Compile(Waves);
        var random = new Random(3);
        double[] inputs = [.. Enumerable.Range(0, 2 * 27).Select(_ => random.NextDouble())];
        var one = Estimates.Of(models, "Few", Parameters, inputs, rows: 27);
        var four = Estimates.Of(models, "Few", Parameters, inputs, rows: 27, threads: 4);
        one.Values.SelectMany(v => v).ShouldBe(four.Values.SelectMany(v => v));
        one.StandardErrors.SelectMany(v => v).ShouldBe(four.StandardErrors.SelectMany(v => v));
        Estimates.Of(models, "Few", Parameters, inputs, rows: 27, seed: 1).Values.SelectMany(v => v).ShouldNotBe(one.Values.SelectMany(v => v));
    }

    [Fact]
    public void Circuits_too_large_for_a_density_matrix_run()
    {
        // Every phase flip turns the sign of X⊗…⊗X of the state (|0…0⟩ + |1…1⟩)/√2 around.
        static string Chain(string setting) => $$"""
            model Plain {
                qubit[15] q;
                encode { h q[0]; entangle linear cx q; rz(0) q; }
                head all : regression { logits {{string.Join(" * ", Enumerable.Range(0, 15).Select(q => $"x(q[{q}])"))}}; }
            }
            backend flips = simulator { {{setting}} noise { after rz phase_flip(0.02); } }
            model Chain = Plain on flips;
            """;
        Should.Throw<InvalidModelException>(() => ModelCompiler.Compile(Chain("")));
        using var models = ModelCompiler.Compile(Chain("trajectories 600;"));
        var estimate = Estimates.Of(models, "Chain", [], [], rows: 1);
        var place = models.Models[0].Ir.Heads[0].Measurements[0].Value;
        var (mean, error) = (estimate.Values[0][place], estimate.StandardErrors[0][place]);
        error.ShouldBeInRange(0.02, 0.05);
        Math.Abs(mean - Math.Pow(0.96, 15)).ShouldBeLessThan(4 * error);
    }

    [Fact]
    public void Gradients_by_parameter_shift_are_those_of_the_density_matrix_but_for_noise()
    {
        using var models = ModelCompiler.Compile(Waves);
        using var exact = new ModelUnderTest(models, models.Models.Single(m => m.Ir.Name == "Waves"));
        using var estimated = new ModelUnderTest(models, models.Models.Single(m => m.Ir.Name == "Many"));
        var expected = exact.Gradient<double>(Parameters, [0.3, -0.8], [1, 0.5]).Weights;
        estimated.Gradient<double>(Parameters, [0.3, -0.8], [1, 0.5]).Weights.ShouldBe(expected, 0.05);
        expected.Max(Math.Abs).ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void Training_takes_parameter_shift_and_refuses_the_adjoint_method()
    {
        using var models = ModelCompiler.Compile(Waves);
        var history = models.Run("Few", new Fit(null)).History;
        history[^1].TrainLoss.ShouldBeLessThan(history[0].TrainLoss);
        Should.Throw<TrainingException>(() => models.Run("Few", new Fit(new AdjointGradient()))).Message
            .ShouldBe("Few runs on quantum trajectories, which have no adjoint. Train by parameter shift or Spsa, or on a backend without shots and trajectories.");
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_call()
    {
        using var models = ModelCompiler.Compile(Waves);
        models.Models.Single(m => m.Ir.Name == "Few").Plan.Shapes.SelectMany(s => s.Steps).ShouldContain(s => s is KrausStep);
        models.Run("Few", new CountAllocations()).ShouldBe(0);
    }

    private sealed class Fit(GradientMethod? gradients) : IModelAction<TrainingResult<double>>
    {
        public TrainingResult<double> Run<TModel>()
            where TModel : IModel
        {
            var data = Dataset.Create(TModel.Schema, [0.1, 0.2, 0.5, -0.4, -0.9, 0.3, 0.7, 0.8], [0.5, 0.1, 0.3, 0.2, 0.4, -0.1, 0.2, 0.3]);
            return Trainer<TModel, double>.Fit(data, null, new TrainingOptions { Epochs = 8, BatchSize = 4, Optimizer = new Adam(0.1), Gradients = gradients });
        }
    }

    private sealed class CountAllocations : IModelAction<long>
    {
        public long Run<TModel>()
            where TModel : IModel
        {
            using var evaluator = new ModelEvaluator<TModel, double>();
            double[] inputs = new double[11 * 2], logits = new double[11 * 2];
            evaluator.Forward(Parameters, inputs, logits);
            var before = GC.GetAllocatedBytesForCurrentThread();
            evaluator.Forward(Parameters, inputs, logits);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
