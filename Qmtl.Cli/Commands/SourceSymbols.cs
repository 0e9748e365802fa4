using System.CommandLine;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler;

namespace Qmtl.Cli.Commands;

/// <summary>The arguments that name a file and a model of it: the same in every command.</summary>
internal sealed class SourceSymbols
{
    private readonly Argument<string> file = new("FILE") { Description = "The .qmtl file." };
    private readonly Option<string?> model = new("--model", "-m") { HelpName = "NAME", Description = "The model, where the file has several." };
    private readonly ConstantSymbols constants;

    public SourceSymbols(Command command)
    {
        command.Add(file);
        command.Add(model);
        constants = new ConstantSymbols(command);
    }

    /// <summary>The name of the model; null where none is given.</summary>
    public string? Model(ParseResult arguments) => arguments.GetValue(model);

    /// <summary>Reads and compiles the file, and prints what the compiler says about it.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or has errors, which are then printed.</exception>
    /// <exception cref="WrongUsageException">There is no such constant.</exception>
    public ModelFile Open(ParseResult arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var opened = ModelFile.OpenValid(arguments.GetRequiredValue(file), constants.Read(arguments), terminal, cancellationToken);
        constants.RequireDeclared(arguments, [opened]);
        return opened;
    }

    /// <summary>The model of an opened file.</summary>
    /// <exception cref="WrongUsageException">There is none of that name, or no name is given and there are several.</exception>
    /// <exception cref="InvalidInputException">The file has no model that can be used.</exception>
    public CompiledModel Select(ParseResult arguments, ModelFile opened) => opened.Select(Model(arguments));

    /// <summary>Reads and compiles the file, and loads the model to run it.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="backend">What to run the model on; null for what the file says.</param>
    /// <param name="terminal">Where what the compiler says is printed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidInputException">The file cannot be read or has errors, or the model is too large for the backend.</exception>
    /// <exception cref="WrongUsageException">No model of it is chosen, or there is no such backend or constant.</exception>
    public OpenedModel Load(ParseResult arguments, string? backend, Terminal terminal, CancellationToken cancellationToken) =>
        OpenedModel.Load(Open(arguments, terminal, cancellationToken), Model(arguments), backend, terminal, cancellationToken);
}
