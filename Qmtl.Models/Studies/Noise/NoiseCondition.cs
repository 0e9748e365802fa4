using Qmtl.Mitigation;
using Qmtl.Modeling;

namespace Qmtl.Models.Studies.Noise;

/// <summary>A way to run the trained model, and what is done about its errors.</summary>
/// <param name="Title">How the tables name it.</param>
/// <param name="Logits">Computes the logits of all rows.</param>
public sealed record NoiseCondition(string Title, Func<LogitCache, double[]> Logits)
{
    private static readonly double[] Folds = [1, 3, 5];

    /// <summary>The model on a backend.</summary>
    public static NoiseCondition Of<TModel>(string title)
        where TModel : IModel => new(title, logits => logits.Of<TModel>());

    /// <summary>
    /// Zero-noise extrapolation from circuits whose gates are folded once, three and five times. The logits of the model are multiples of its expectations, and all
    /// curves are the same for multiples, so logits are extrapolated in place of expectations.
    /// </summary>
    /// <typeparam name="TModel">The model on the device.</typeparam>
    /// <typeparam name="TThree">The same, each gate three times.</typeparam>
    /// <typeparam name="TFive">The same, each gate five times.</typeparam>
    public static NoiseCondition Extrapolated<TModel, TThree, TFive>(string title, ExtrapolationMethod method)
        where TModel : IModel
        where TThree : IModel
        where TFive : IModel => new(title, logits => Extrapolate(method, logits.Of<TModel>(), logits.Of<TThree>(), logits.Of<TFive>()));

    private static double[] Extrapolate(ExtrapolationMethod method, double[] one, double[] three, double[] five)
    {
        var extrapolated = new double[one.Length];
        for (var i = 0; i < extrapolated.Length; i++) extrapolated[i] = ZeroNoiseExtrapolation.Extrapolate(method, Folds, [one[i], three[i], five[i]]);
        return extrapolated;
    }
}
