using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Qmtl.Backends.Http;

namespace Qmtl.Backends.Ibm;

/// <summary>
/// The results of a Sampler job in both forms that the service writes: plain, with one hexadecimal number for each shot, bit 0 being the least
/// significant; and as Qiskit serializes its classes, with packed bits. Of an array of values, the shots of the first stand first.
/// </summary>
internal static class IbmOutcomes
{
    public static IReadOnlyList<Outcomes> Read(JsonElement root, JobRequest job)
    {
        var plain = root.Optional("results");
        var blocks = (plain ?? Value(root).GetProperty("pub_results")).EnumerateArray().ToList();
        var expected = IbmRequest.Blocks(job).ToList();
        if (blocks.Count != expected.Count) throw new FormatException($"there are results of {blocks.Count} programs, but {expected.Count} were handed in");
        return
        [
            .. blocks.Zip(expected).SelectMany(pair => Outcomes(
                plain is null ? Packed(pair.First, pair.Second[0].Program) : Plain(pair.First, pair.Second[0].Program), pair.Second, job.Shots)),
        ];
    }

    private static IEnumerable<Outcomes> Outcomes(IReadOnlyList<string> shots, IReadOnlyList<QuantumCircuit> circuits, int count)
    {
        if (shots.Count != (long)circuits.Count * count)
            throw new FormatException($"there are {shots.Count} shots, but {circuits.Count} circuits were to be executed {count} times each");
        return circuits.Select((c, i) => Backends.Outcomes.Counted(c.Program.BitCount, shots.Skip(i * count).Take(count).Select(bits => (bits, 1L))));
    }

    private static List<string> Plain(JsonElement result, QuantumProgram program)
    {
        var register = result.GetProperty("data").GetProperty(program.Register);
        return [.. Flat(register.GetProperty("samples")).Select(sample => Bits(sample.GetString()!, program.BitCount))];
    }

    /// <summary>The elements of an array, whether the values of inputs are a dimension of their own or not.</summary>
    private static IEnumerable<JsonElement> Flat(JsonElement array) =>
        array.EnumerateArray().SelectMany(e => e.ValueKind == JsonValueKind.Array ? Flat(e) : [e]);

    private static string Bits(string hexadecimal, int bits)
    {
        if (!hexadecimal.StartsWith("0x", StringComparison.Ordinal)) throw new FormatException($"'{hexadecimal}' is not a hexadecimal number");
        var number = BigInteger.Parse("0" + hexadecimal[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return string.Create(bits, number, static (text, value) =>
        {
            for (var bit = 0; bit < text.Length; bit++) text[^(bit + 1)] = (value >> bit).IsEven ? '0' : '1';
        });
    }

    private static IReadOnlyList<string> Packed(JsonElement result, QuantumProgram program)
    {
        var fields = Value(Value(result).GetProperty("data")).GetProperty("fields");
        var array = Value(fields.GetProperty(program.Register));
        var bits = array.GetProperty("num_bits").GetInt32();
        return bits == program.BitCount
            ? PackedBits.Read(Value(array.GetProperty("array")).GetString()!, bits)
            : throw new FormatException($"register {program.Register} has {bits} bits, but {program.BitCount} were measured");
    }

    private static JsonElement Value(JsonElement typed) => typed.GetProperty("__value__");
}
