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
    private const string OpenQasm2 = "openqasm2";
    private const string OpenQasm3 = "openqasm3";

    private readonly Argument<string> file = ModelSymbols.File();
    private readonly Option<string?> model = ModelSymbols.Model();
    private readonly Option<string> format = new Option<string>("--format", "-f")
    {
        Description = "What to write. OpenQASM 2 has no parameters: it takes those of one sample, from --parameters and --data.",
        DefaultValueFactory = _ => OpenQasm3,
    }.AcceptOnlyFromAmong(OpenQasm3, OpenQasm2);

    private readonly Option<string?> parameters = new("--parameters", "-p")
    {
        HelpName = "FILE",
        Description = "Trained parameters to write into the circuits; without, they stay inputs of OpenQASM 3 circuits.",
    };

    private readonly SampleSymbols sample;

    private readonly Option<string?> output = new("--output", "-o")
    {
        HelpName = "PATH",
        Description = "The file for one circuit, or the folder for several.",
    };

    public ExportCommand(Terminal terminal)
        : base("export", "Writes a model's circuits as OpenQASM, measurements included.", terminal)
    {
        Add(file);
        Add(model);
        Add(format);
        Add(parameters);
        Add(output);
        sample = new SampleSymbols(this);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl export Digits.qmtl --model Digits --format openqasm3", "Print the circuit with open parameters."),
        new(
            "qmtl export Digits.qmtl --model Digits --parameters runs/Digits/parameters.safetensors --output digits.qasm",
            "Write the circuit with trained parameters to a file."),
        new(
            "qmtl export Digits.qmtl --model Digits --format openqasm2 --parameters runs/Digits/parameters.safetensors --data new.csv --row 3",
            "Print the circuit of one sample with numbers for all angles."),
        new("qmtl export Digits.qmtl --model Overlapping --output circuits", "Write the circuits of a model whose heads overlap to a folder."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var isBound = arguments.GetValue(format) == OpenQasm2;
        if (!isBound) sample.RequireAbsent(arguments);
        var opened = ModelFile.OpenValid(arguments.GetRequiredValue(file), Terminal, cancellationToken);
        var selected = opened.Select(arguments.GetValue(model));
        var programs = isBound ? EmitSample(arguments, opened, selected, cancellationToken) : EmitOpen(arguments, opened, selected, cancellationToken);
        var target = arguments.GetValue(output);
        if (programs.Length == 0) throw new InvalidInputException($"{selected.Ir.Name} has no circuit: all its heads are classical.");
        if (target is null) Print(selected, programs);
        else if (programs.Length == 1 && !Directory.Exists(target)) WriteFile(target, programs[0]);
        else WriteFolder(target, selected.Ir.Name, programs);
        return ExitCode.Success;
    }

    /// <summary>OpenQASM 3, for any sample.</summary>
    private string[] EmitOpen(ParseResult arguments, ModelFile opened, CompiledModel selected, CancellationToken cancellationToken)
    {
        double[]? values = null;
        if (arguments.GetValue(parameters) is { } path)
        {
            using var loaded = ModelCompiler.Load(opened.Source, [selected], cancellationToken);
            values = TrainedParameters.Load(path, loaded.SchemaOf(selected.Ir.Name)).Values;
        }

        return [.. OpenQasm3Emitter.Emit(selected.Ir, values).Select(p => p.Text)];
    }

    /// <summary>OpenQASM 2, for one sample.</summary>
    private string[] EmitSample(ParseResult arguments, ModelFile opened, CompiledModel selected, CancellationToken cancellationToken)
    {
        var programs = OpenQasm2Emitter.Emit(selected.Ir);
        if (programs.Count == 0) return [];
        using var loaded = ModelCompiler.Load(opened.Source, [selected], cancellationToken);
        var schema = loaded.SchemaOf(selected.Ir.Name);
        var trained = arguments.GetValue(parameters) is { } path ? TrainedParameters.Load(path, schema) : null;
        if (trained is null && schema.ParameterCount > 0)
        {
            throw new WrongUsageException($"OpenQASM 2 has no parameters, and {schema.Name} has {schema.ParameterCount}: "
                + "give trained ones with --parameters, or write --format openqasm3.");
        }

        return loaded.Run(selected.Ir.Name, new BindSample(programs.Select(p => p.Text), trained?.Values ?? [], sample.Read(arguments, schema, trained)));
    }

    private void Print(CompiledModel selected, string[] programs)
    {
        if (programs.Length > 1)
        {
            throw new WrongUsageException(
                $"{selected.Ir.Name} has {programs.Length} circuits, because heads overlap or measure a qubit in several bases. "
                    + "Name a folder for them with --output DIR.");
        }

        Terminal.Out.Write(programs[0]);
    }

    private void WriteFolder(string folder, string name, string[] programs)
    {
        if (File.Exists(folder)) throw new InvalidInputException($"{folder} is a file, but {name} has {programs.Length} circuits. Name a folder with --output.");
        Directory.CreateDirectory(folder);
        for (var i = 0; i < programs.Length; i++)
            WriteFile(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.{i}.qasm")), programs[i]);
    }

    private void WriteFile(string path, string program)
    {
        OutputFile.Write(path, program);
        WriteLine(path);
    }
}
