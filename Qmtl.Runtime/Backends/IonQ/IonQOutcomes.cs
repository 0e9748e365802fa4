using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Qmtl.Backends.IonQ;

/// <summary>
/// Results in IonQ's forms. Bit strings of a register have bit 0 first ("q[0] is the leftmost character of the bitstring", docs.ionq.com, API
/// reference v0.4, OpenQASM 3); decimal keys have qubit 0 as the least significant bit.
/// </summary>
internal static class IonQOutcomes
{
    /// <summary><c>{"probabilities": {"registers": {"c": {"01": 0.5}}}}</c>.</summary>
    public static Outcomes Probabilities(JsonElement artifact, QuantumProgram program) => Outcomes.Computed(
        program.BitCount,
        Register(artifact.GetProperty("probabilities"), program).EnumerateObject().Select(e => (Reversed(e.Name), e.Value.GetDouble())));

    /// <summary><c>{"histogram": {"registers": {"c": {"01": 250}}}}</c>.</summary>
    public static Outcomes Histogram(JsonElement artifact, QuantumProgram program) => Outcomes.Counted(
        program.BitCount,
        Register(artifact.GetProperty("histogram"), program).EnumerateObject().Select(e => (Reversed(e.Name), e.Value.GetInt64())));

    /// <summary><c>{"shots": [{"registers": {"c": [1, 0]}}]}</c>.</summary>
    public static Outcomes EachShot(JsonElement artifact, QuantumProgram program) => Outcomes.Counted(
        program.BitCount,
        artifact.GetProperty("shots").EnumerateArray().Select(shot =>
            (Reversed(string.Concat(Register(shot, program).EnumerateArray().Select(bit => bit.GetInt32()))), 1L)));

    /// <summary><c>{"0": 0.5, "3": 0.5}</c>: all qubits as one number.</summary>
    /// <param name="distribution">The probability, or relative frequency, of each number.</param>
    /// <param name="program">Its measurements say which qubit is which bit.</param>
    /// <param name="shots">The number of executions of which these are frequencies; null where they are probabilities.</param>
    public static Outcomes Decimal(JsonElement distribution, QuantumProgram program, int? shots)
    {
        var entries = distribution.EnumerateObject().Select(e => (Bits: Bits(e.Name, program), Weight: e.Value.GetDouble())).ToList();
        if (shots is not { } count) return Outcomes.Computed(program.BitCount, entries);
        var counted = Outcomes.Counted(program.BitCount, entries.Select(e => (e.Bits, (long)Math.Round(e.Weight * count))));
        return counted.Shots == count
            ? counted
            : throw new FormatException($"the frequencies stand for {counted.Shots} executions, but {count} were asked for");
    }

    private static JsonElement Register(JsonElement parent, QuantumProgram program) => parent.GetProperty("registers").GetProperty(program.Register);

    private static string Bits(string number, QuantumProgram program)
    {
        var state = BigInteger.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
        return string.Create(program.BitCount, (state, program.MeasuredQubits), static (text, s) =>
        {
            for (var bit = 0; bit < text.Length; bit++) text[^(bit + 1)] = (s.state >> s.MeasuredQubits[bit]).IsEven ? '0' : '1';
        });
    }

    private static string Reversed(string text) => string.Create(text.Length, text, static (reversed, original) =>
    {
        original.CopyTo(reversed);
        reversed.Reverse();
    });
}
