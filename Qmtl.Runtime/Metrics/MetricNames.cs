using Qmtl.Modeling;

namespace Qmtl.Metrics;

/// <summary>The names under which metrics are reported, and which head kinds have which.</summary>
public static class MetricNames
{
    /// <summary><see cref="RocAuc"/>.</summary>
    public const string Auc = "auc";

    /// <summary><see cref="Metrics.Accuracy"/>.</summary>
    public const string Accuracy = "accuracy";

    /// <summary><see cref="F1.Binary(ConfusionMatrix)"/>.</summary>
    public const string F1 = "f1";

    /// <summary><see cref="Metrics.F1.Macro(ConfusionMatrix)"/>.</summary>
    public const string MacroF1 = "macro_f1";

    /// <summary><see cref="Metrics.F1.Micro(ConfusionMatrix)"/>.</summary>
    public const string MicroF1 = "micro_f1";

    /// <summary><see cref="Metrics.F1.Weighted(ConfusionMatrix)"/>.</summary>
    public const string WeightedF1 = "weighted_f1";

    /// <summary><see cref="MatthewsCorrelation"/>.</summary>
    public const string Mcc = "mcc";

    /// <summary><see cref="Metrics.AveragePrecision"/>.</summary>
    public const string AveragePrecision = "ap";

    /// <summary><see cref="RootMeanSquaredError"/>.</summary>
    public const string Rmse = "rmse";

    /// <summary><see cref="PearsonCorrelation"/>.</summary>
    public const string Pearson = "pearson";

    /// <summary><see cref="SpearmanCorrelation"/>.</summary>
    public const string Spearman = "spearman";

    /// <summary>The metrics of a head of the kind, in the order in which they are reported.</summary>
    public static IReadOnlyList<string> For(HeadKind kind) => kind switch
    {
        HeadKind.Binary => [Auc, Accuracy, F1, WeightedF1, Mcc, AveragePrecision],
        HeadKind.Categorical => [Accuracy, MacroF1, MicroF1, WeightedF1, Mcc],
        _ => [Rmse, Pearson, Spearman],
    };

    /// <summary>Whether a greater value of the metric is better; only errors are better when smaller.</summary>
    public static bool GreaterIsBetter(string name) => name != Rmse;
}
