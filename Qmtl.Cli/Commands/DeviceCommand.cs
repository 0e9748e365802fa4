using System.CommandLine;
using Qmtl.Cli.Devices;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Text;
using ParseResult = System.CommandLine.ParseResult;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl device</c>: makes a backend of a device's calibration.</summary>
internal sealed class DeviceCommand : ToolCommand
{
    private readonly Option<string> properties = new("--properties")
    {
        HelpName = "FILE",
        Description = "The device's properties, props_*.json of a Qiskit snapshot: T1, T2, errors and lengths of gates, readout errors.",
        Required = true,
    };

    private readonly Option<string> configuration = new("--configuration")
    {
        HelpName = "FILE",
        Description = "The device's configuration, conf_*.json of a Qiskit snapshot: qubits, basis gates, coupling map.",
        Required = true,
    };

    private readonly Option<string?> name = new("--name") { HelpName = "NAME", Description = "The name of the backend; that of the device if not said." };

    private readonly Option<string?> output = new("--output", "-o") { HelpName = "FILE", Description = "The .qmtl file to write; without, it is printed." };

    public DeviceCommand(Terminal terminal)
        : base("device", "Writes a backend with the noise of a device, from its published calibration.", terminal)
    {
        Add(properties);
        Add(configuration);
        Add(name);
        Add(output);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new(
            "qmtl device --properties props_manila.json --configuration conf_manila.json --name manila --output manila.qmtl",
            "Write a file to import: import \"manila.qmtl\";"),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (propertiesPath, configurationPath) = (arguments.GetRequiredValue(properties), arguments.GetRequiredValue(configuration));
        var calibration = PropertiesFile.Read(propertiesPath);
        var device = ConfigurationFile.Read(configurationPath);
        if (calibration.Qubits.Count != device.Qubits)
        {
            throw new InvalidInputException($"{propertiesPath} has {calibration.Qubits.Count} qubits and {configurationPath} {device.Qubits}. "
                + "Name the two files of one device.");
        }

        var (text, warnings) = BackendText.Write(BackendName(arguments.GetValue(name), device.Name), calibration, device);
        foreach (var warning in warnings) Terminal.Error.Write($"{propertiesPath}: {warning}\n");
        if (arguments.GetValue(output) is not { } path)
        {
            Terminal.Out.Write(text);
            return ExitCode.Success;
        }

        OutputFile.Write(path, text);
        WriteLine($"{device.Name}, {device.Qubits} qubits: {path}");
        return ExitCode.Success;
    }

    private static string BackendName(string? given, string device)
    {
        var name = given ?? device;
        var parsed = SyntaxParser.Parse(new SourceText("name", $"backend {name} = simulator {{ }}"));
        if (!parsed.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) && parsed.File.Declarations.Count == 1) return name;
        throw new WrongUsageException($"'{name}' is no name of the language: letters, digits and '_', and no word of its own. Choose one with --name.");
    }
}
