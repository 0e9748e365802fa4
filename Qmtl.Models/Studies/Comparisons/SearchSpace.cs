using Qmtl.Modeling;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>
/// What contenders choose from: the same number of settings each. Models with circuits choose learning rate, weight decay, depth and encoding; the others
/// have no depth and no encoding, and choose from more learning rates and weight decays.
/// </summary>
public static class SearchSpace
{
    private static readonly double[] LearningRates = [0.01, 0.003, 0.03];
    private static readonly double[] MoreLearningRates = [.. LearningRates, 0.1];
    private static readonly double[] WeightDecays = [0, 0.1, 1, 3];
    private static readonly double[] MoreWeightDecays = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.5, 1, 2, 3, 10];
    private static readonly double[] FewWeightDecays = [0, 0.1];

    /// <summary>A model without circuits: 48 settings.</summary>
    public static Contender Classical<TModel>(string title)
        where TModel : IModel => new(title, [.. Settings<TModel>(title, "", MoreLearningRates, MoreWeightDecays)]);

    /// <summary>A model with circuits of one or two layers, and an encoding by rotations about one axis or two: 48 settings.</summary>
    /// <typeparam name="T1Y">One layer, rotations about Y.</typeparam>
    /// <typeparam name="T1YZ">One layer, rotations about Y and Z.</typeparam>
    /// <typeparam name="T2Y">Two layers, rotations about Y.</typeparam>
    /// <typeparam name="T2YZ">Two layers, rotations about Y and Z.</typeparam>
    public static Contender Quantum<T1Y, T1YZ, T2Y, T2YZ>(string title)
        where T1Y : IModel
        where T1YZ : IModel
        where T2Y : IModel
        where T2YZ : IModel =>
        new(title,
        [
            .. Settings<T1Y>(title, "depth 1, encoding Y", LearningRates, WeightDecays),
            .. Settings<T1YZ>(title, "depth 1, encoding Y and Z", LearningRates, WeightDecays),
            .. Settings<T2Y>(title, "depth 2, encoding Y", LearningRates, WeightDecays),
            .. Settings<T2YZ>(title, "depth 2, encoding Y and Z", LearningRates, WeightDecays),
        ]);

    /// <summary>A model of one depth and encoding, with circuits or without: 6 settings.</summary>
    public static Contender OneStructure<TModel>(string title)
        where TModel : IModel => new(title, [.. Settings<TModel>(title, "", LearningRates, FewWeightDecays)]);

    /// <summary>The same contenders with the first settings only.</summary>
    public static IReadOnlyList<Contender> Narrow(IReadOnlyList<Contender> contenders, int settings) =>
        [.. contenders.Select(c => c with { Candidates = [.. c.Candidates.Take(settings)] })];

    private static IEnumerable<StudyModel> Settings<TModel>(string title, string variant, double[] learningRates, double[] weightDecays)
        where TModel : IModel =>
        learningRates.SelectMany(rate => weightDecays.Select(decay => StudyModel.Of<TModel>(title, rate) with { WeightDecay = decay, Variant = variant }));
}
