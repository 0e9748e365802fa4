using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What can be wrong with the machine that a backend describes, and with models on it.</summary>
internal static class DeviceDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Devices");

    private static readonly DiagnosticDescriptor NoTarget = Family.Define("QMTL6030", "Machine without a target");
    private static readonly DiagnosticDescriptor NoSuchBasisGate = Family.Define("QMTL6031", "Unknown gate of a basis");
    private static readonly DiagnosticDescriptor NotUniversal = Family.Define("QMTL6032", "Basis that is not universal");
    private static readonly DiagnosticDescriptor CouplingRange = Family.Define("QMTL6033", "Coupling out of range");
    private static readonly DiagnosticDescriptor Disconnected = Family.Define("QMTL6034", "Coupling that leaves qubits apart");
    private static readonly DiagnosticDescriptor CouplingAlone = Family.Define("QMTL6035", "Coupling without a number of qubits");
    private static readonly DiagnosticDescriptor TooWide = Family.Define("QMTL6036", "Model wider than the device");
    private static readonly DiagnosticDescriptor NotSimulated = Family.Define("QMTL6037", "Model on a machine");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding MissingTarget(BackendDeclarationSyntax backend) =>
        new(NoTarget, backend.Name.Span, $"backend '{backend.Name.Text}' does not say which machine it is: add {Example(backend.Device.Text)}");

    public static Finding UnknownBasisGate(TextSpan span, string name, string? suggestion) =>
        new(NoSuchBasisGate, span, $"there is no gate '{name}' of one or two qubits: "
            + (suggestion is null ? $"a basis is made of {string.Join(" ", BasisGates.Names)}" : $"did you mean '{suggestion}'?"));

    public static Finding BasisNotUniversal(TextSpan span, bool lacksOneQubitGates) =>
        new(NotUniversal, span, lacksOneQubitGates
            ? "these gates do not make every gate of one qubit: add 'rz' and one of 'sx', 'rx', 'ry'; or 'u'; or 'gpi' and 'gpi2'"
            : "these gates do not entangle qubits: add one of 'cx', 'cz', 'ecr', 'rzz', 'rxx', 'ms'");

    public static Finding CouplingOutOfRange(TextSpan span, long qubit, int qubits) =>
        new(CouplingRange, span, Invariant($"there is no qubit {qubit}: the device has {qubits}, counted from 0, so write 0 to {qubits - 1}, or raise 'qubits'"));

    public static Finding CoupledToItself(TextSpan span, long qubit) =>
        new(CouplingRange, span, Invariant($"qubit {qubit} is coupled to itself: write two different qubits"));

    public static Finding CouplingDisconnected(TextSpan span, int from, int to) =>
        new(Disconnected, span, Invariant($"no path of pairs leads from qubit {from} to qubit {to}: add the pairs that are missing, or number the connected qubits from 0 and lower 'qubits'"));

    public static Finding CouplingWithoutQubits(SettingSyntax coupling) =>
        new(CouplingAlone, coupling.Span, "the coupling is that of a number of qubits: write, for example, 'qubits 5;' beside it");

    public static Finding WiderThanDevice(TextSpan span, string model, int width, string backend, int qubits) =>
        new(TooWide, span, Invariant($"model '{model}' has {Counted.Of(width, "qubit")}, and backend '{backend}' has {qubits}: use a larger device, or a smaller model"));

    public static Finding HardwareNotSimulated(TextSpan span, string backend, BackendKind kind) =>
        new(NotSimulated, span, $"backend '{backend}' is a machine ({BackendKinds.NameOf(kind)}), and what it computes is not simulated: write the circuits for it with "
            + $"'qmtl export --backend {backend}', or describe it as a 'simulator' with 'noise', and use that");

    public static string Example(string device) => device switch
    {
        "ibm" => "'target \"ibm_torino\";'",
        "braket" => "'target \"arn:aws:braket:::device/quantum-simulator/amazon/sv1\";'",
        _ => "'target \"qpu.forte-1\";'",
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
