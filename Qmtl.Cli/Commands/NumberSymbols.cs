using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Qmtl.Cli.Commands;

/// <summary>Options whose numbers have a range.</summary>
internal static class NumberSymbols
{
    public static Option<int> AtLeast(this Option<int> option, int minimum)
    {
        option.Validators.Add(result => RequireAtLeast(result, minimum));
        return option;
    }

    public static Option<int?> AtLeast(this Option<int?> option, int minimum)
    {
        option.Validators.Add(result => RequireAtLeast(result, minimum));
        return option;
    }

    public static Option<int?> InRange(this Option<int?> option, int minimum, int maximum)
    {
        option.Validators.Add(result => Require<int>(
            result, n => n >= minimum && n <= maximum, string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}")));
        return option;
    }

    /// <summary>A seed: any whole number that is not negative.</summary>
    public static Option<ulong> AsSeed(this Option<ulong> option)
    {
        option.Validators.Add(result => Require<ulong>(result, _ => true, "a whole number from 0"));
        return option;
    }

    /// <inheritdoc cref="AsSeed(Option{ulong})"/>
    public static Option<ulong?> AsSeed(this Option<ulong?> option)
    {
        option.Validators.Add(result => Require<ulong>(result, _ => true, "a whole number from 0"));
        return option;
    }

    /// <summary>A finite number for which the condition holds.</summary>
    public static Option<double> Where(this Option<double> option, Func<double, bool> condition, string range)
    {
        option.Validators.Add(result => Require<double>(result, n => double.IsFinite(n) && condition(n), range));
        return option;
    }

    /// <inheritdoc cref="Where(Option{double}, Func{double, bool}, string)"/>
    public static Option<double?> Where(this Option<double?> option, Func<double, bool> condition, string range)
    {
        option.Validators.Add(result => Require<double>(result, n => double.IsFinite(n) && condition(n), range));
        return option;
    }

    private static void RequireAtLeast(OptionResult result, int minimum) =>
        Require<int>(result, n => n >= minimum, string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum}"));

    /// <summary>Reads the text itself: the value of an option whose text is no number cannot be asked for.</summary>
    private static void Require<T>(OptionResult result, Func<T, bool> holds, string range)
        where T : IParsable<T>
    {
        if (result.Tokens.Count == 0) return;
        var text = result.Tokens[0].Value;
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out var number) || !holds(number))
            result.AddError($"{result.IdentifierToken?.Value ?? result.Option.Name} must be {range}, not {text}.");
    }
}
