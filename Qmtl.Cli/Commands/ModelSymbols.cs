using System.CommandLine;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Cli.Commands;

/// <summary>Options that say how a model runs: the same in every command.</summary>
internal static class ModelSymbols
{
    public static Option<string?> Backend() => new("--backend", "-b")
    {
        HelpName = "NAME",
        Description = "The backend of the file to run the model on, with its noise and shots; without, an exact simulator.",
    };

    /// <param name="purpose">What is done in these numbers.</param>
    public static Option<string?> Precision(string purpose) => new Option<string?>("--precision")
    {
        Description = $"The numbers to {purpose} in: those of the backend by default, or single.",
    }.AcceptOnlyFromAmong("single", "double");

    /// <summary>Whether numbers have 64 bits, or 32.</summary>
    /// <param name="precision">What <see cref="Precision"/> says.</param>
    /// <param name="backend">What the model runs on.</param>
    public static bool IsDouble(string? precision, BackendIr? backend) =>
        precision is null ? backend?.Precision == BackendPrecision.Bits64 : precision == "double";

    public static Option<int?> Threads() => new Option<int?>("--threads")
    {
        HelpName = "N",
        Description = "How many threads compute; as many as there are processors if not said. Results do not depend on it.",
    }.InRange(1, 1024);

    public static Option<string> Parameters() => new("--parameters", "-p")
    {
        HelpName = "FILE",
        Description = "The trained parameters: a safetensors file that 'qmtl train' wrote.",
        Required = true,
    };
}
