using System.CommandLine;
using System.Globalization;

namespace Qmtl.Models.Commands;

/// <summary>Options that several studies have.</summary>
internal static class CommonOptions
{
    /// <summary>How often a quick study repeats.</summary>
    public const int QuickRepetitions = 2;

    /// <summary>How many epochs a quick study trains.</summary>
    public const int QuickEpochs = 4;

    /// <summary>A whole number in a range.</summary>
    public static Option<int> Whole(string name, string description, int value, int least = 1, int most = int.MaxValue)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value, HelpName = "N" };
        option.Validators.Add(result =>
        {
            // Only a number can be out of range; what is none is an error already.
            if (!int.TryParse(result.Tokens.SingleOrDefault()?.Value, CultureInfo.InvariantCulture, out var number)) return;
            if (number < least) result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be at least {least}."));
            if (number > most) result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be at most {most}."));
        });
        return option;
    }

    /// <summary>How long to train.</summary>
    public static Option<int> Epochs(int value) => Whole("--epochs", "How often each training goes through the data.", value);

    /// <summary>Where results go.</summary>
    public static Option<string> Output(string description) =>
        new("--output") { Description = description, DefaultValueFactory = _ => "runs", HelpName = "DIR" };

    /// <summary>Less of everything.</summary>
    public static Option<bool> Quick(string less) =>
        new("--quick") { Description = $"{less} and {QuickEpochs} epochs, where other options do not say otherwise: to see that it works, not to learn anything from." };

    /// <summary>The number that was given; where none was, that of a quick study or the usual one.</summary>
    public static int GetValue(this ParseResult arguments, Option<int> option, bool isQuick, int quick) =>
        isQuick && arguments.GetResult(option) is null or { Implicit: true } ? quick : arguments.GetValue(option);
}
