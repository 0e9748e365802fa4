using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Qmtl.Benchmarks.Gradients;

/// <summary>The options that say which batches of the benchmark circuit are measured.</summary>
internal sealed class BatchSymbols
{
    private const int LargestBatch = 4096;

    private readonly Option<int[]> qubits = new("--qubits")
    {
        Description = "Which sizes of the circuit to measure.",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "N ...",
    };

    private readonly Option<string[]> precisions = new("--precision")
    {
        Description = "In which precisions.",
        DefaultValueFactory = _ => ["float", "double"],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int?> batch = new("--batch")
    {
        Description = "How many samples a batch has. By default 256, 32 at 16 qubits, and 4 at 20.",
        HelpName = "N",
    };

    /// <param name="command">What takes them.</param>
    /// <param name="usual">The sizes where none is asked for.</param>
    public BatchSymbols(Command command, IEnumerable<int> usual)
    {
        qubits.DefaultValueFactory = _ => [.. usual];
        precisions.AcceptOnlyFromAmong("float", "double");
        qubits.Validators.Add(result =>
        {
            if (!result.Tokens.All(t => Number(t) is { } size && BenchmarkModels.Qubits.Contains(size)))
                result.AddError($"--qubits takes {string.Join(", ", BenchmarkModels.Qubits)}, several with spaces between.");
        });
        batch.Validators.Add(result =>
        {
            if (!result.Tokens.All(t => Number(t) is >= 1 and <= LargestBatch)) result.AddError($"--batch takes a number from 1 to {LargestBatch}.");
        });
        command.Add(qubits);
        command.Add(precisions);
        command.Add(batch);
    }

    public IReadOnlyList<int> Qubits(ParseResult arguments) => [.. arguments.GetValue(qubits)!.Distinct().Order()];

    public IReadOnlyList<string> Precisions(ParseResult arguments) => [.. arguments.GetValue(precisions)!.Distinct()];

    /// <summary>Null for what is usual for each size.</summary>
    public int? Rows(ParseResult arguments) => arguments.GetValue(batch);

    private static int? Number(Token token) =>
        int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
