using System.Globalization;
using Qmtl.Modeling;

namespace Qmtl.Cli.Commands;

/// <summary>Reads options like <c>--class-weight odd=1,3</c>: numbers for heads.</summary>
internal static class HeadNumbers
{
    /// <param name="option">The option's name, for messages.</param>
    /// <param name="entries">What was given.</param>
    /// <param name="schema">The model.</param>
    /// <param name="count">How many numbers a head takes.</param>
    /// <exception cref="WrongUsageException">An entry is malformed or does not fit its head.</exception>
    public static Dictionary<string, IReadOnlyList<double>> Read(string option, string[]? entries, ModelSchema schema, Func<HeadSchema, int> count)
    {
        var numbers = new Dictionary<string, IReadOnlyList<double>>();
        foreach (var entry in entries ?? [])
        {
            var sign = entry.LastIndexOf('=');
            if (sign < 1) throw new WrongUsageException($"{option}: '{entry}' names no head. Write HEAD=NUMBER.");
            var name = entry[..sign];
            var head = schema.Heads.FirstOrDefault(h => h.Name == name)
                ?? throw new WrongUsageException($"{option}: {schema.Name} has no head '{name}'. "
                    + $"It has {string.Join(", ", schema.Heads.Select(h => h.Name))}.");
            var values = entry[(sign + 1)..].Split(',').Select(text => Number(option, text)).ToArray();
            var expected = count(head);
            if (values.Length != expected)
                throw new WrongUsageException($"{option}: head '{name}' takes {expected} {(expected == 1 ? "number" : "numbers")}, not {values.Length}.");
            if (!numbers.TryAdd(name, values)) throw new WrongUsageException($"{option}: head '{name}' is given twice.");
        }

        return numbers;
    }

    private static double Number(string option, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && double.IsFinite(number)
            ? number
            : throw new WrongUsageException($"{option}: '{text}' is not a number of 0 or above.");
}
