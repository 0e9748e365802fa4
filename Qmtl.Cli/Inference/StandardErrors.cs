using System.Globalization;
using Qmtl.Cli.Hosting;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Cli.Inference;

/// <summary>How exact expectations are that are means over trajectories.</summary>
/// <param name="Mean">The mean of their standard errors, over rows and expectations.</param>
/// <param name="Largest">The largest.</param>
internal sealed record StandardErrors(double Mean, double Largest)
{
    /// <summary>For people to read.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Expectations are means over trajectories: their standard error is {Mean:G3} on average, and {Largest:G3} at most.");

    /// <summary>Measures them on all rows, with the seed that the answers have.</summary>
    internal sealed class Measure(double[] parameters, Dataset data, int? threads, ulong seed) : IModelAction<StandardErrors>
    {
        public StandardErrors Run<TModel>()
            where TModel : IModel
        {
            var inputs = new double[data.Rows * data.InputWidth];
            for (var row = 0; row < data.Rows; row++) data.Inputs(row).CopyTo(inputs.AsSpan(row * data.InputWidth));
            var errors = new double[data.Rows * TModel.Schema.Layout.Values];
            using var evaluator = new ModelEvaluator<TModel, double>(threads) { Seed = seed };
            evaluator.ComputeValues(parameters, inputs, new double[errors.Length], errors);
            double[] measured = [.. errors.Where(e => e > 0)];
            return measured.Length == 0 ? new StandardErrors(0, 0) : new StandardErrors(measured.Average(), measured.Max());
        }
    }
}
