using System.CommandLine;
using Qmtl.Training;

namespace Qmtl.Cli.Commands;

/// <summary>The options that say how tasks share parameters.</summary>
internal sealed class BalancingSymbols
{
    private static readonly (string Name, Balancing Method, string Help)[] Methods =
    [
        ("fixed", new FixedWeighting(), "the sum of the losses, each times its --head-weight"),
        ("equal", new EqualWeighting(), "the plain sum"),
        ("uncertainty", new UncertaintyWeighting(), "losses by the noise of their labels, which is learned"),
        ("dwa", new DynamicWeightAverage(), "losses that fall least count most"),
        ("random", new RandomLossWeighting(), "weights drawn for every step"),
        ("gradnorm", new GradNorm(), "learned weights, so that tasks train at similar rates"),
        ("pcgrad", new PCGrad(), "gradients without what conflicts with others"),
        ("mgda", new Mgda(), "the shortest mixture of gradients"),
        ("cagrad", new CAGrad(), "near the mean gradient, what helps the worst off most"),
        ("nash", new NashMtl(), "the direction that tasks would bargain for"),
    ];

    private readonly Option<string> method = new Option<string>("--balancing")
    {
        HelpName = "METHOD",
        Description = $"How tasks share parameters. {string.Join("; ", Methods.Select(m => $"{m.Name}: {m.Help}"))}. "
            + "From gradnorm on they take a backward pass for each head.",
        DefaultValueFactory = _ => "fixed",
    }.AcceptOnlyFromAmong([.. Methods.Select(m => m.Name)]);

    private readonly Option<double?> temperature = new Option<double?>("--dwa-temperature")
    {
        HelpName = "NUMBER",
        Description = "For dwa: how even the weights are; 2 if not said.",
    }.Where(t => t > 0, "above 0");

    private readonly Option<double?> alpha = new Option<double?>("--gradnorm-alpha")
    {
        HelpName = "NUMBER",
        Description = "For gradnorm: how strongly tasks that lag behind are favored; 1.5 if not said.",
    }.Where(a => a >= 0, "0 or above");

    private readonly Option<double?> radius = new Option<double?>("--cagrad-c")
    {
        HelpName = "NUMBER",
        Description = "For cagrad: how far to depart from the mean gradient; 0.4 if not said.",
    }.Where(c => c is >= 0 and < 1, "from 0, and below 1");

    private readonly Option<bool> measureConflict = new("--measure-conflict")
    {
        Description = "Report the cosines between the tasks' gradients with any method; it takes a backward pass for each head.",
    };

    public BalancingSymbols(Command command)
    {
        foreach (var option in (Option[])[method, temperature, alpha, radius, measureConflict]) command.Add(option);
    }

    /// <summary>Sets how tasks share parameters.</summary>
    /// <exception cref="WrongUsageException">The options do not fit each other.</exception>
    public TrainingOptions Apply(TrainingOptions options, ParseResult arguments)
    {
        var name = arguments.GetRequiredValue(method);
        if (options.HeadWeights.Count > 0 && name != "fixed")
            throw new WrongUsageException($"--head-weight is for --balancing fixed; {name} has weights of its own.");
        var (t, a, c) = (Number(arguments, temperature, "dwa", name), Number(arguments, alpha, "gradnorm", name), Number(arguments, radius, "cagrad", name));
        var chosen = Methods.Single(m => m.Name == name).Method;
        return options with
        {
            Balancing = chosen switch
            {
                DynamicWeightAverage dwa => dwa with { Temperature = t ?? dwa.Temperature },
                GradNorm gradNorm => gradNorm with { Alpha = a ?? gradNorm.Alpha },
                CAGrad caGrad => caGrad with { C = c ?? caGrad.C },
                _ => chosen,
            },
            MeasureConflict = arguments.GetValue(measureConflict),
        };
    }

    private static double? Number(ParseResult arguments, Option<double?> option, string owner, string name)
    {
        var number = arguments.GetValue(option);
        if (number is not null && name != owner) throw new WrongUsageException($"{option.Name} is for --balancing {owner}, not {name}.");
        return number;
    }
}
