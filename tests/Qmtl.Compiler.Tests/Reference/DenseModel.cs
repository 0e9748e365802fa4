using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Tests.Reference;

/// <summary>The logits of a model by full matrices, gate after gate as written: no pass, no light cone, no plan.</summary>
public static class DenseModel
{
    public static double[] Logits(ModelIr model, double[] inputs, double[] parameters)
    {
        var values = new double[model.Values];
        inputs.CopyTo(values, 0);
        Compute(model.Backbone, values, parameters);
        foreach (var head in model.Heads)
        {
            if (head.Measurements.Count > 0)
            {
                var state = ModelCase.Run(model, head, values, parameters);
                foreach (var (observable, place) in head.Measurements) values[place] = state.Expectation(observable);
            }

            Compute(head.Computations, values, parameters);
        }

        return values[model.LogitOffset..];
    }

    /// <summary>The largest derivative of any logit with respect to a parameter, by central differences.</summary>
    public static double Slope(ModelIr model, double[] inputs, double[] parameters, int parameter)
    {
        const double Step = 1e-3;
        double[] Shifted(double step) => Logits(model, inputs, [.. parameters.Select((p, i) => i == parameter ? p + step : p)]);
        return Shifted(Step).Zip(Shifted(-Step), (high, low) => Math.Abs(high - low) / (2 * Step)).Max();
    }

    private static void Compute(IEnumerable<ComputationIr> computations, double[] values, double[] parameters)
    {
        foreach (var computation in computations)
        {
            double[] results = [.. Enumerable.Range(0, computation.Count).Select(i => computation switch
            {
                MapIr map => ScalarEvaluation.Evaluate(map.Body, values, parameters, i),
                AffineIr layer => parameters[layer.Bias + i]
                    + Enumerable.Range(0, layer.InputCount).Sum(j => parameters[layer.Weights + (i * layer.InputCount) + j] * values[layer.Input + j]),
                _ => throw new ArgumentOutOfRangeException(nameof(computations)),
            })];
            results.CopyTo(values, computation.Output);
        }
    }
}
