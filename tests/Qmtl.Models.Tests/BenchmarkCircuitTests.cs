using System.Numerics;
using Qmtl.Modeling;

namespace Qmtl.Models.Tests;

/// <summary>The circuit of the benchmarks, as the build compiles it.</summary>
public sealed class BenchmarkCircuitTests
{
    [Fact]
    public void A_circuit_of_n_qubits_has_n_inputs_and_logits_6n_weights_and_a_head_for_every_two_qubits()
    {
        (int Qubits, ModelSchema Schema)[] models =
        [
            (4, Benchmark4.Schema), (8, Benchmark8.Schema), (10, Benchmark10.Schema),
            (12, Benchmark12.Schema), (16, Benchmark16.Schema), (20, Benchmark20.Schema),
        ];
        foreach (var (n, schema) in models)
        {
            schema.InputWidth.ShouldBe(n);
            schema.LogitCount.ShouldBe(n);
            schema.ParameterCount.ShouldBe(6 * n);
            schema.CountParameters(ModelStage.Encoding).ShouldBe(2 * n);
            schema.Heads.Count.ShouldBe(n / 2);
        }
    }

    [SkippableFact]
    public void Values_and_gradients_are_those_of_other_simulators_in_double_precision() => Compare<double>(tolerance: 1e-9);

    [SkippableFact]
    public void Values_and_gradients_are_those_of_other_simulators_in_single_precision() => Compare<float>(tolerance: 1e-4);

    /// <summary>All samples at once: expectations and gradients of inputs are of one sample each, gradients of weights are sums.</summary>
    private static void Compare<T>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var vectors = GradientVectors.Read();
        var evaluator = new ModelEvaluator<Benchmark4, T>();
        T[] parameters = [.. vectors.Parameters.Select(T.CreateTruncating)], inputs = All<T>(vectors, sample => sample.Inputs);
        var (logits, weights, features) = (new T[inputs.Length], new T[parameters.Length], new T[inputs.Length]);

        evaluator.Forward(parameters, inputs, logits);
        evaluator.Backward(parameters, inputs, All<T>(vectors, sample => sample.Cotangents), weights, features);

        vectors.Samples.Count.ShouldBeGreaterThan(1);
        Doubles(logits).ShouldBe(All<double>(vectors, sample => sample.Expectations), tolerance);
        Doubles(features).ShouldBe(All<double>(vectors, sample => sample.Features), tolerance);
        Doubles(weights).ShouldBe(vectors.Parameters.Select((_, i) => vectors.Samples.Sum(sample => sample.Weights[i])), tolerance);
    }

    private static T[] All<T>(GradientVectors vectors, Func<GradientVector, double[]> part)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. vectors.Samples.SelectMany(part).Select(T.CreateTruncating)];

    private static double[] Doubles<T>(T[] numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. numbers.Select(double.CreateChecked)];
}
