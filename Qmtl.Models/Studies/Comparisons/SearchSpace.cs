using Qmtl.Modeling;

namespace Qmtl.Models.Studies.Comparisons;

/// <summary>
/// What contenders choose from: the same number of settings each. Every model has the same learning rates; models with circuits choose depth and encoding
/// beside it, the others a weight decay.
/// </summary>
public static class SearchSpace
{
    /// <summary>The step sizes.</summary>
    public static IReadOnlyList<double> LearningRates { get; } = [0.01, 0.003, 0.03];

    /// <summary>The weight decays of models without circuits: as many as there are combinations of depth and encoding.</summary>
    public static IReadOnlyList<double> WeightDecays { get; } = [0, 0.01, 0.1, 0.3];

    /// <summary>A model without circuits.</summary>
    public static Contender Classical<TModel>(string title)
        where TModel : IModel =>
        new(title, [.. LearningRates.SelectMany(rate => WeightDecays.Select(decay => StudyModel.Of<TModel>(title, rate) with { WeightDecay = decay }))]);

    /// <summary>A model with circuits of one or two layers, and an encoding by rotations about one axis or two.</summary>
    /// <typeparam name="T1Y">One layer, rotations about Y.</typeparam>
    /// <typeparam name="T1YZ">One layer, rotations about Y and Z.</typeparam>
    /// <typeparam name="T2Y">Two layers, rotations about Y.</typeparam>
    /// <typeparam name="T2YZ">Two layers, rotations about Y and Z.</typeparam>
    public static Contender Quantum<T1Y, T1YZ, T2Y, T2YZ>(string title)
        where T1Y : IModel
        where T1YZ : IModel
        where T2Y : IModel
        where T2YZ : IModel
    {
        return new Contender(title, [.. LearningRates.SelectMany(rate => (StudyModel[])
        [
            Of<T1Y>(rate, 1, "Y"), Of<T1YZ>(rate, 1, "Y and Z"), Of<T2Y>(rate, 2, "Y"), Of<T2YZ>(rate, 2, "Y and Z"),
        ])]);

        StudyModel Of<TModel>(double rate, int depth, string encoding)
            where TModel : IModel => StudyModel.Of<TModel>(title, rate) with { Variant = $"depth {depth}, encoding {encoding}" };
    }

    /// <summary>The same contenders with the first settings only.</summary>
    public static IReadOnlyList<Contender> Narrow(IReadOnlyList<Contender> contenders, int settings) =>
        [.. contenders.Select(c => c with { Candidates = [.. c.Candidates.Take(settings)] })];
}
