using System.CommandLine;
using System.Globalization;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Mitigation;
using Qmtl.Cli.Terminals;
using Qmtl.Data;
using Qmtl.Mitigation;

namespace Qmtl.Cli.Commands;

/// <summary>The options that take errors of a backend out of answers.</summary>
internal sealed class MitigationSymbols
{
    private const string Readout = "readout";
    private const string Extrapolation = "zne";

    private readonly Option<string?> mitigate = new Option<string?>("--mitigate")
    {
        HelpName = "readout,zne",
        Description = "Which errors of the backend to take out of expectations: those of readout by inversion, those of gates by extrapolation to zero noise.",
    };

    private readonly Option<string> method = new Option<string>("--extrapolation")
    {
        Description = "The curve to zero noise.",
        DefaultValueFactory = _ => "richardson",
    }.AcceptOnlyFromAmong("linear", "richardson", "exponential");

    private readonly Option<string> folds = new("--folds")
    {
        HelpName = "N,N,...",
        Description = "How many gates each gate becomes for the points of the curve: odd numbers, two at least.",
        DefaultValueFactory = _ => "1,3,5",
    };

    public MitigationSymbols(Command command)
    {
        command.Add(mitigate);
        command.Add(method);
        command.Add(folds);
    }

    public bool IsAsked(ParseResult arguments) => arguments.GetValue(mitigate) is not null;

    /// <summary>The logits of all rows, with errors taken out where that is asked for. Shape [rows, logits].</summary>
    /// <exception cref="WrongUsageException">What is asked for makes no sense for the model and its backend.</exception>
    public double[] ComputeLogits(
        ParseResult arguments, OpenedModel opened, double[] parameters, Dataset data, int? threads, ulong seed, Terminal terminal, CancellationToken cancellationToken) =>
        Read(arguments) is { } plan
            ? MitigatedModel.ComputeLogits(opened, plan, parameters, data, threads, seed, terminal, cancellationToken)
            : opened.ComputeLogits(parameters, data, threads, seed);

    /// <returns>Null where nothing is to be mitigated.</returns>
    /// <exception cref="WrongUsageException">There is no such mitigation, or the folds make no curve.</exception>
    private MitigationPlan? Read(ParseResult arguments)
    {
        if (arguments.GetValue(mitigate) is not { } list) return null;
        var chosen = list.Split(',', StringSplitOptions.TrimEntries);
        if (chosen.FirstOrDefault(c => c is not (Readout or Extrapolation)) is { } unknown)
            throw new WrongUsageException($"--mitigate takes '{Readout}', '{Extrapolation}' or both with a comma between, not '{unknown}'.");
        return new MitigationPlan(chosen.Contains(Readout), chosen.Contains(Extrapolation) ? Method(arguments.GetRequiredValue(method)) : null, Folds(arguments.GetRequiredValue(folds)));
    }

    private static ExtrapolationMethod Method(string word) => word switch
    {
        "linear" => ExtrapolationMethod.Linear,
        "richardson" => ExtrapolationMethod.Richardson,
        _ => ExtrapolationMethod.Exponential,
    };

    private static List<int> Folds(string list)
    {
        var numbers = list.Split(',', StringSplitOptions.TrimEntries)
            .Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var fold) && fold % 2 == 1 && fold < 100 ? fold : 0).Distinct().Order().ToList();
        return numbers.Count > 1 && numbers[0] > 0 ? numbers : throw new WrongUsageException($"--folds takes different odd numbers below 100, two at least, not '{list}'.");
    }
}
