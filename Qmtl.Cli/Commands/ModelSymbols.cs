using System.CommandLine;

namespace Qmtl.Cli.Commands;

/// <summary>The arguments that name a model: the same in every command.</summary>
internal static class ModelSymbols
{
    public static Argument<string> File() => new("FILE") { Description = "The .qmtl file." };

    public static Option<string?> Model() => new("--model", "-m") { HelpName = "NAME", Description = "The model, where the file has several." };

    public static Option<string?> Backend() => new("--backend", "-b")
    {
        HelpName = "NAME",
        Description = "The backend of the file to run the model on, with its noise; without, an exact simulator.",
    };

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
