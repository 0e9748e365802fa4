using System.Text.Json;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.Braket;

/// <summary>
/// The file <c>results.json</c> of a task. Each shot, and each bit string, has one place for every element of <c>measuredQubits</c>, in that order: the
/// first qubit is the leftmost.
/// </summary>
internal static class BraketOutcomes
{
    public static Outcomes Read(JsonElement result, QuantumProgram program, int shots)
    {
        var places = Places(result.GetProperty("measuredQubits"), program);
        if (result.Optional("measurements") is { } measurements)
        {
            return Outcomes.Counted(program.BitCount, measurements.EnumerateArray().Select(shot =>
                (Bits([.. shot.EnumerateArray().Select(bit => bit.GetInt32() == 0 ? '0' : '1')], places), 1L)));
        }

        var counted = Outcomes.Counted(program.BitCount, result.GetProperty("measurementProbabilities").EnumerateObject().Select(e =>
            (Bits(e.Name.AsSpan(), places), (long)Math.Round(e.Value.GetDouble() * shots))));
        return counted.Shots == shots ? counted : throw new FormatException($"the frequencies stand for {counted.Shots} executions, but {shots} were asked for");
    }

    /// <summary>Where each classical bit stands.</summary>
    private static int[] Places(JsonElement measuredQubits, QuantumProgram program)
    {
        var order = measuredQubits.EnumerateArray().Select(q => q.GetInt32()).ToList();
        return [.. program.MeasuredQubits.Select(q => order.IndexOf(q) is >= 0 and var place ? place : throw new FormatException($"qubit {q} was not measured"))];
    }

    private static string Bits(ReadOnlySpan<char> shot, int[] places)
    {
        Span<char> text = new char[places.Length];
        for (var bit = 0; bit < places.Length; bit++) text[^(bit + 1)] = shot[places[bit]];
        return text.ToString();
    }
}
