using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

public sealed class OptimizerTests
{
    private static readonly double[][] Gradients = [[0.5, -1.0], [0.25, 0.75], [-0.125, 0.5], [0.0, -0.25]];

    public static TheoryData<Optimizer, double, double> Sequences => new()
    {
        // Computed from the formulas of PyTorch's documentation, from (1, -2) over the gradients above.
        { new Adam(0.1), 0.7042441959474326, -1.9117343586439504 },
        { new AdamW(0.1, 0.01), 0.7007926008834715, -1.9040465753535813 },
        { new Sgd(0.1, 0.9), 0.78405, -1.92935 },
        { new Sgd(0.1, 0.9, Nesterov: true), 0.743145, -1.936415 },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Steps_follow_the_published_formulas(Optimizer optimizer, double first, double second)
    {
        // 19 parameters are whole SIMD vectors and a rest; all pairs must move alike.
        var parameters = Enumerable.Range(0, 19).Select(i => i % 2 == 0 ? 1.0 : -2.0).ToArray();
        var single = parameters.Select(p => (float)p).ToArray();
        var state = OptimizerState<double>.Create(optimizer, parameters.Length);
        var singleState = OptimizerState<float>.Create(optimizer, parameters.Length);
        foreach (var g in Gradients)
        {
            var gradient = parameters.Select((_, i) => g[i % 2]).ToArray();
            state.Step(parameters, gradient, optimizer.LearningRate);
            singleState.Step(single, gradient.Select(x => (float)x).ToArray(), optimizer.LearningRate);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].ShouldBe(i % 2 == 0 ? first : second, 1e-14);
            ((double)single[i]).ShouldBe(parameters[i], 1e-5);
        }
    }

    [Fact]
    public void Adam_moves_by_the_learning_rate_while_the_gradient_is_constant()
    {
        // Both corrected moments are then exact: the mean is g and the root of the square |g|.
        double[] parameters = [3];
        var state = OptimizerState<double>.Create(new Adam(0.01), 1);
        for (var step = 1; step <= 50; step++)
        {
            state.Step(parameters, [-7.5], 0.01);
            parameters[0].ShouldBe(3 + (0.01 * step), 1e-9);
        }
    }

    [Fact]
    public void Decoupled_decay_shrinks_parameters_without_gradient_geometrically()
    {
        double[] parameters = [2];
        var state = OptimizerState<double>.Create(new AdamW(0.1, WeightDecay: 0.5), 1);
        for (var step = 0; step < 10; step++) state.Step(parameters, [0], 0.1);
        parameters[0].ShouldBe(2 * Math.Pow(0.95, 10), 1e-14);
    }

    [Fact]
    public void Parameters_that_decay_become_zero_before_products_of_them_are_subnormal()
    {
        // Twenty of them are a whole vector and a rest. Without gradient, each step divides them by ten: from 1 to 1e-300.
        var parameters = Enumerable.Repeat(1f, 20).ToArray();
        var smallest = 1f;
        var state = OptimizerState<float>.Create(new AdamW(0.9, WeightDecay: 1), parameters.Length);
        for (var step = 0; step < 300; step++)
        {
            state.Step(parameters, new float[parameters.Length], 0.9);
            if (parameters[0] > 0) smallest = parameters[0];
        }

        parameters.ShouldAllBe(p => p == 0);
        float.IsNormal(smallest * smallest).ShouldBeTrue();
        float.IsNormal(0.01f * smallest * smallest).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Remembered))]
    public void What_is_remembered_becomes_zero_before_it_is_subnormal(Optimizer optimizer, string[] names)
    {
        float[] parameters = [1];
        var state = OptimizerState<float>.Create(optimizer, 1);
        state.Step(parameters, [1], 0.1);
        foreach (var name in names) state.Memory(name)[0].ShouldBePositive();
        for (var step = 0; step < 1000; step++)
        {
            state.Step(parameters, [0], 0.1);
            foreach (var name in names) float.IsSubnormal(state.Memory(name)[0]).ShouldBeFalse();
        }

        foreach (var name in names) state.Memory(name)[0].ShouldBe(0);
    }

    public static TheoryData<Optimizer, string[]> Remembered => new()
    {
        { new Adam(0.1, Beta1: 0.5, Beta2: 0.9), ["mean", "square"] },
        { new Sgd(0.1, 0.9), ["velocity"] },
    };

    [Fact]
    public void Momentum_adds_up_a_geometric_series()
    {
        double[] parameters = [0];
        var state = OptimizerState<double>.Create(new Sgd(1, 0.5), 1);
        for (var step = 0; step < 20; step++) state.Step(parameters, [1], 1);
        state.Memory("velocity")[0].ShouldBe((1 - Math.Pow(0.5, 20)) / 0.5, 1e-14);
    }

    [Fact]
    public void Clipping_scales_only_gradients_that_are_too_long()
    {
        double[] gradient = [3, -4];
        var norm = GradientClipping.Norm<double>(gradient);
        norm.ShouldBe(5);
        GradientClipping.Clip<double>(gradient, norm, 5);
        gradient.ShouldBe([3, -4]);
        GradientClipping.Clip<double>(gradient, norm, 1);
        gradient.ShouldBe([0.6, -0.8], 1e-15);
        GradientClipping.Norm<float>([3e30f, 4e30f]).ShouldBe(5e30, 1e25);
    }
}
