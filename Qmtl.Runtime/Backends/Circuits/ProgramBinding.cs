using System.Text.RegularExpressions;
using Qmtl.OpenQasm;

namespace Qmtl.Backends.Circuits;

/// <summary>Puts numbers in the place of a program's inputs.</summary>
internal static partial class ProgramBinding
{
    /// <summary>The program without inputs.</summary>
    public static string Bind(this QuantumCircuit circuit)
    {
        var values = circuit.InputValues();
        if (values.Count == 0) return circuit.Program.Text;
        return Word().Replace(InputLine().Replace(circuit.Program.Text, ""), word => values.TryGetValue(word.Value, out var value) ? Literal(value) : word.Value);
    }

    /// <summary>A program's angle in radians.</summary>
    /// <exception cref="FormatException">The expression cannot be evaluated.</exception>
    public static double Evaluate(string angle, IReadOnlyDictionary<string, double> values)
    {
        if (values.TryGetValue(angle, out var known)) return known;
        var bound = Word().Replace(angle, word => values.TryGetValue(word.Value, out var value) ? Literal(value) : word.Value);
        return AngleFormula.Evaluate(bound, [], []);
    }

    public static IReadOnlyDictionary<string, double> InputValues(this QuantumCircuit circuit)
    {
        var names = circuit.Program.Inputs;
        if (names.Count != circuit.Values.Count) throw new ArgumentException($"The program has {names.Count} inputs, but there are {circuit.Values.Count} values.");
        var values = new Dictionary<string, double>(names.Count);
        for (var i = 0; i < names.Count; i++) values.Add(names[i], circuit.Values[i]);
        return values;
    }

    private static string Literal(double value) => value < 0 ? $"({AngleBinding.Literal(value)})" : AngleBinding.Literal(value);

    [GeneratedRegex(@"^[ \t]*input\b[^;]*;[ \t]*\n?", RegexOptions.Multiline)]
    private static partial Regex InputLine();

    // A name; not the exponent of a number, whose letter follows a digit.
    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*")]
    private static partial Regex Word();
}
