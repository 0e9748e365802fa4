using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Qmtl.Cli.Commands;

/// <summary>Options whose numbers have a range.</summary>
internal static class NumberSymbols
{
    public static Option<int> AtLeast(this Option<int> option, int minimum)
    {
        option.Validators.Add(result => Require(
            result, result.GetValueOrDefault<int>() >= minimum, string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum}")));
        return option;
    }

    public static Option<int?> AtLeast(this Option<int?> option, int minimum)
    {
        option.Validators.Add(result => Require(
            result, result.GetValueOrDefault<int?>() is not { } n || n >= minimum, string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum}")));
        return option;
    }

    /// <summary>A finite number for which the condition holds.</summary>
    public static Option<double> Where(this Option<double> option, Func<double, bool> condition, string range)
    {
        option.Validators.Add(result => Require(result, Holds(result.GetValueOrDefault<double>(), condition), range));
        return option;
    }

    /// <inheritdoc cref="Where(Option{double}, Func{double, bool}, string)"/>
    public static Option<double?> Where(this Option<double?> option, Func<double, bool> condition, string range)
    {
        option.Validators.Add(result => Require(result, result.GetValueOrDefault<double?>() is not { } n || Holds(n, condition), range));
        return option;
    }

    private static bool Holds(double number, Func<double, bool> condition) => double.IsFinite(number) && condition(number);

    private static void Require(OptionResult result, bool holds, string range)
    {
        if (!holds && result.Tokens.Count > 0)
            result.AddError($"{result.IdentifierToken?.Value ?? result.Option.Name} must be {range}, not {result.Tokens[0].Value}.");
    }
}
