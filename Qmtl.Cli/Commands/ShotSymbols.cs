using System.CommandLine;
using Qmtl.Modeling;

namespace Qmtl.Cli.Commands;

/// <summary>The option that says which shots a model is evaluated with.</summary>
internal sealed class ShotSymbols
{
    private readonly Option<ulong?> seed = new Option<ulong?>("--seed", "-s")
    {
        HelpName = "N",
        Description = "On a backend with shots or trajectories: where the outcomes come from; 0 if not said.",
    }.AsSeed();

    public ShotSymbols(Command command) => command.Add(seed);

    /// <exception cref="WrongUsageException">Nothing is random.</exception>
    public ulong Seed(ParseResult arguments, ModelSchema schema)
    {
        var given = arguments.GetValue(seed);
        if (given is not null && schema.Shots is null && !schema.Layout.IsEstimated)
            throw new WrongUsageException($"--seed says which shots are drawn, but {schema.Name} runs without shots. Leave it away, or choose a backend with 'shots'.");
        return given ?? 0;
    }
}
