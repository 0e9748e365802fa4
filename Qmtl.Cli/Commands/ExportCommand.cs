using System.CommandLine;
using System.Globalization;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Inference;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler;
using Qmtl.Compiler.Emit.OpenQasm;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl export FILE</c>: writes a model's circuits for other tools and for hardware.</summary>
internal sealed class ExportCommand : ToolCommand
{
    private readonly Argument<string> file = ModelSymbols.File();
    private readonly Option<string?> model = ModelSymbols.Model();
    private readonly Option<string> format = new Option<string>("--format", "-f")
    {
        Description = "What to write.",
        DefaultValueFactory = _ => "openqasm3",
    }.AcceptOnlyFromAmong("openqasm3");

    private readonly Option<string?> parameters = new("--parameters", "-p")
    {
        HelpName = "FILE",
        Description = "Trained parameters to write into the circuits; without, they stay inputs of the circuits.",
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        HelpName = "PATH",
        Description = "The file for one circuit, or the folder for several.",
    };

    public ExportCommand(Terminal terminal)
        : base("export", "Writes a model's circuits as OpenQASM 3, measurements included.", terminal)
    {
        Add(file);
        Add(model);
        Add(format);
        Add(parameters);
        Add(output);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl export Digits.qmtl --model Digits --format openqasm3", "Print the circuit with open parameters."),
        new(
            "qmtl export Digits.qmtl --model Digits --parameters runs/Digits/parameters.safetensors --output digits.qasm",
            "Write the circuit with trained parameters to a file."),
        new("qmtl export Digits.qmtl --model Overlapping --output circuits", "Write the circuits of a model whose heads overlap to a folder."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var opened = ModelFile.OpenValid(arguments.GetRequiredValue(file), Terminal, cancellationToken);
        var selected = opened.Select(arguments.GetValue(model));
        var values = arguments.GetValue(parameters) is { } path ? LoadParameters(opened, selected, path, cancellationToken) : null;
        var programs = OpenQasm3Emitter.Emit(selected.Ir, values);
        var target = arguments.GetValue(output);
        if (programs.Count == 0) throw new InvalidInputException($"{selected.Ir.Name} has no circuit: all its heads are classical.");
        if (target is null) Print(selected, programs);
        else if (programs.Count == 1 && !Directory.Exists(target)) WriteFile(target, programs[0]);
        else WriteFolder(target, selected.Ir.Name, programs);
        return ExitCode.Success;
    }

    private static double[] LoadParameters(ModelFile opened, CompiledModel selected, string path, CancellationToken cancellationToken)
    {
        using var loaded = ModelCompiler.Load(opened.Source, [selected], cancellationToken);
        return TrainedParameters.Load(path, loaded.SchemaOf(selected.Ir.Name)).Values;
    }

    private void Print(CompiledModel selected, IReadOnlyList<OpenQasmProgram> programs)
    {
        if (programs.Count > 1)
        {
            throw new WrongUsageException(
                $"{selected.Ir.Name} has {programs.Count} circuits, because heads overlap or measure a qubit in several bases. "
                    + "Name a folder for them with --output DIR.");
        }

        Terminal.Out.Write(programs[0].Text);
    }

    private void WriteFolder(string folder, string name, IReadOnlyList<OpenQasmProgram> programs)
    {
        if (File.Exists(folder)) throw new InvalidInputException($"{folder} is a file, but {name} has {programs.Count} circuits. Name a folder with --output.");
        Directory.CreateDirectory(folder);
        for (var i = 0; i < programs.Count; i++)
            WriteFile(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.{i}.qasm")), programs[i]);
    }

    private void WriteFile(string path, OpenQasmProgram program)
    {
        OutputFile.Write(path, program.Text);
        WriteLine(path);
    }
}
