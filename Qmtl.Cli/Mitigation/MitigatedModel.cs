using Qmtl.Cli.Hosting;
using Qmtl.Cli.Inference;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler.Intermediate;
using Qmtl.Data;
using Qmtl.Mitigation;

namespace Qmtl.Cli.Mitigation;

/// <summary>Answers of a model on a backend with errors taken out: of expectations, before heads compute with them.</summary>
internal static class MitigatedModel
{
    /// <summary>The logits of all rows, in double precision. Shape [rows, logits].</summary>
    /// <exception cref="WrongUsageException">The model has no backend, or that has no such errors.</exception>
    public static double[] ComputeLogits(
        OpenedModel opened, MitigationPlan plan, double[] parameters, Dataset data, int? threads, ulong seed, Terminal terminal, CancellationToken cancellationToken)
    {
        var backend = opened.Compiled.Ir.Backend ?? throw new WrongUsageException("--mitigate takes out errors of a backend: choose one with --backend, or leave --mitigate out.");
        if (plan.InvertsReadout)
        {
            if (backend.Readout.Any(r => r.IsSingular))
                throw new WrongUsageException($"{backend.Name} has readout errors that add up to 1, so that what is read says nothing of the qubit: leave 'readout' out of --mitigate.");
            if (backend.Readout.Count == 0) throw new WrongUsageException($"{backend.Name} has no readout errors: leave 'readout' out of --mitigate.");
            backend = backend with { InvertsReadout = true };
        }

        if (plan.Extrapolation is not { } method)
        {
            using var inverted = opened.On(backend, terminal, cancellationToken);
            return inverted.ComputeLogits(parameters, data, threads, seed);
        }

        if (backend.GateNoise.Count == 0) throw new WrongUsageException($"{backend.Name} has no noise after gates: leave 'zne' out of --mitigate.");
        double[][] values = [.. plan.Folds.Select(fold =>
        {
            using var folded = opened.On(backend with { Fold = fold }, terminal, cancellationToken);
            return folded.Run(new ReadValues(parameters, data, threads, seed)).Values;
        })];
        int[] places = [.. opened.Compiled.Ir.Heads.SelectMany(h => h.Measurements).Select(m => m.Value).Distinct()];
        Extrapolate(method, plan.Folds, values, places, data.Rows);
        using var first = opened.On(backend with { Fold = plan.Folds[0] }, terminal, cancellationToken);
        return first.Run(new AnswerValues(parameters, values[0], data.Rows));
    }

    /// <summary>Replaces the expectations at the first fold by what the curve through those at all folds gives at zero noise.</summary>
    private static void Extrapolate(ExtrapolationMethod method, IReadOnlyList<int> folds, double[][] values, int[] places, int rows)
    {
        double[] scales = [.. folds.Select(f => (double)f)];
        var points = new double[scales.Length];
        var width = rows == 0 ? 0 : values[0].Length / rows;
        for (var row = 0; row < rows; row++)
        {
            foreach (var place in places)
            {
                var at = (row * width) + place;
                for (var i = 0; i < points.Length; i++) points[i] = values[i][at];
                values[0][at] = ZeroNoiseExtrapolation.Extrapolate(method, scales, points);
            }
        }
    }
}
