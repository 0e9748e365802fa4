using System.CommandLine;
using Qmtl.Cli.Exports;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Inference;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl export FILE</c>: writes a model's circuits for other tools and for hardware.</summary>
internal sealed class ExportCommand : ToolCommand
{
    private readonly SourceSymbols source;
    private readonly Option<string?> backend = new("--backend", "-b")
    {
        HelpName = "NAME",
        Description = "The backend of the file whose machine the circuits are for; it says the format, too.",
    };

    private readonly Option<string> format = new Option<string>("--format", "-f")
    {
        Description = "What to write: OpenQASM of the version, or as the service takes it. OpenQASM 2 and ionq have no parameters: they take those of one sample, from --parameters and --data.",
        DefaultValueFactory = _ => OpenQasmFlavors.NameOf(OpenQasmFlavor.OpenQasm3),
    }.AcceptOnlyFromAmong([.. Enum.GetValues<OpenQasmFlavor>().Select(OpenQasmFlavors.NameOf)]);

    private readonly Option<string?> parameters = new("--parameters", "-p")
    {
        HelpName = "FILE",
        Description = "Trained parameters to write into the circuits; without, they stay inputs of OpenQASM 3 circuits.",
    };

    private readonly SampleSymbols sample;

    private readonly Option<string?> output = new("--output", "-o")
    {
        HelpName = "PATH",
        Description = "The file for one circuit, or the folder for several. What inputs and bits mean lies beside it, in NAME.circuits.json.",
    };

    public ExportCommand(Terminal terminal)
        : base("export", "Writes a model's circuits as OpenQASM, measurements included.", terminal)
    {
        source = new SourceSymbols(this);
        Add(backend);
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
        new(
            "qmtl export Digits.qmtl --model Digits --backend torino --parameters runs/Digits/parameters.safetensors --output digits.qasm",
            "Write the circuit in the gates and on the qubits of a machine."),
        new("qmtl export Digits.qmtl --model Overlapping --output circuits", "Write the circuits of a model whose heads overlap to a folder."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var opened = source.Open(arguments, Terminal, cancellationToken);
        var selected = source.Select(arguments, opened);
        var machine = arguments.GetValue(backend) is { } name ? opened.MachineFor(selected, name) : null;
        var flavor = FlavorOf(arguments, machine);
        if (MeasuredPrograms.FindUnsuitable(flavor, machine?.Device ?? DeviceIr.Unlimited) is { } problem) throw new InvalidInputException(problem);
        var programs = !flavor.HasInputs() || sample.IsGiven(arguments)
            ? EmitSample(arguments, opened, selected, flavor, machine, cancellationToken)
            : MeasuredPrograms.Emit(selected.Ir, flavor, machine?.Device, Trained(arguments, opened, selected, cancellationToken));
        if (programs.Count == 0) throw new InvalidInputException($"{selected.Ir.Name} has no circuit: all its heads are classical.");
        var exported = new ExportedPrograms(selected.Ir, programs, Terminal);
        if (arguments.GetValue(output) is { } target) exported.Write(target);
        else exported.Print();
        return ExitCode.Success;
    }

    private OpenQasmFlavor FlavorOf(ParseResult arguments, BackendIr? machine)
    {
        var written = Enum.GetValues<OpenQasmFlavor>().First(f => OpenQasmFlavors.NameOf(f) == arguments.GetRequiredValue(format));
        if (machine is null) return written;
        var own = OpenQasmFlavors.Of(machine.Kind);
        if (own == written || arguments.GetResult(format) is not { Implicit: false }) return own;
        throw new WrongUsageException($"{machine.Name} takes --format {OpenQasmFlavors.NameOf(own)}, not {OpenQasmFlavors.NameOf(written)}: leave --format or --backend out.");
    }

    private double[]? Trained(ParseResult arguments, ModelFile opened, CompiledModel selected, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(parameters) is not { } path) return null;
        using var loaded = ModelCompiler.Load(opened.Source, [selected], cancellationToken);
        return TrainedParameters.Load(path, loaded.SchemaOf(selected.Ir.Name)).Values;
    }

    /// <summary>The programs of one sample.</summary>
    private MeasuredProgram[] EmitSample(
        ParseResult arguments, ModelFile opened, CompiledModel selected, OpenQasmFlavor flavor, BackendIr? machine, CancellationToken cancellationToken)
    {
        if (MeasuredPrograms.Emit(selected.Ir, flavor, machine?.Device, isTemplate: true).Count == 0) return [];
        using var loaded = ModelCompiler.Load(opened.Source, [selected], cancellationToken);
        var schema = loaded.SchemaOf(selected.Ir.Name);
        var trained = arguments.GetValue(parameters) is { } path ? TrainedParameters.Load(path, schema) : null;
        if (trained is null && schema.ParameterCount > 0)
        {
            throw new WrongUsageException($"The circuit of one sample has no parameters, and {schema.Name} has {schema.ParameterCount}: "
                + "give trained ones with --parameters, or write --format openqasm3 without --data.");
        }

        var inputs = sample.Read(arguments, schema, trained);
        var programs = MeasuredPrograms.Emit(selected.Ir, flavor, machine?.Device, trained?.Values, isTemplate: true);
        var texts = loaded.Run(selected.Ir.Name, new BindSample(programs.Select(p => p.Text), trained?.Values ?? [], inputs));
        return [.. programs.Zip(texts, (program, text) => program with { Text = text, IsTemplate = false })];
    }
}
