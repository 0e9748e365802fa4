using System.CommandLine;
using System.Globalization;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Cli.Commands;

/// <summary>The options that say how gradients are found.</summary>
internal sealed class GradientSymbols
{
    private readonly Option<string?> method = new Option<string?>("--gradients")
    {
        HelpName = "METHOD",
        Description = "How gradients are found. adjoint: from the states of the simulator; parameter-shift: from evaluations with shifted angles, as on a device; "
            + "spsa: from two evaluations with all parameters moved at random. If not said, adjoint, and on a backend with shots or trajectories parameter-shift.",
    }.AcceptOnlyFromAmong("adjoint", "parameter-shift", "spsa");

    private readonly Option<double?> perturbation = new Option<double?>("--perturbation")
    {
        HelpName = "DISTANCE",
        Description = "For spsa: how far parameters are moved in the first step; 0.1 if not said.",
    }.Where(c => c > 0, "above 0");

    public GradientSymbols(Command command)
    {
        command.Add(method);
        command.Add(perturbation);
    }

    /// <summary>Sets how gradients are found.</summary>
    /// <exception cref="WrongUsageException">The options do not fit each other or the model.</exception>
    public TrainingOptions Apply(TrainingOptions options, ParseResult arguments, ModelSchema schema)
    {
        var (name, distance) = (arguments.GetValue(method), arguments.GetValue(perturbation));
        if (distance is not null && name != "spsa") throw new WrongUsageException($"--perturbation is for --gradients spsa, not {name ?? "the default"}.");
        if (name == "adjoint" && !schema.HasAdjoint)
        {
            var means = schema.Shots is { } shots ? string.Create(CultureInfo.InvariantCulture, $"{shots} shots") : "trajectories";
            throw new WrongUsageException($"--gradients adjoint needs exact expectations, but the backend has {means}. Use parameter-shift or spsa, or a backend with exact expectations.");
        }

        return options with
        {
            Gradients = name switch
            {
                "adjoint" => new AdjointGradient(),
                "parameter-shift" => new ParameterShiftGradient(),
                "spsa" => distance is { } given ? new Spsa(given) : new Spsa(),
                _ => null,
            },
        };
    }
}
