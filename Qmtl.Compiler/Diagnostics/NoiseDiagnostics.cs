using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What can be wrong with channels and with backends.</summary>
internal static class NoiseDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Noise");

    private static readonly DiagnosticDescriptor NoSuchChannel = Family.Define("QMTL6001", "Unknown channel");
    private static readonly DiagnosticDescriptor ChannelArguments = Family.Define("QMTL6002", "Wrong number of arguments of a channel");
    private static readonly DiagnosticDescriptor ChannelOperands = Family.Define("QMTL6003", "Wrong number of operands of a channel");
    private static readonly DiagnosticDescriptor OutOfRange = Family.Define("QMTL6004", "Channel out of range");
    private static readonly DiagnosticDescriptor NoInverse = Family.Define("QMTL6005", "Inverse of a channel");
    private static readonly DiagnosticDescriptor NoSuchBackend = Family.Define("QMTL6006", "Unknown backend");
    private static readonly DiagnosticDescriptor NoSuchDevice = Family.Define("QMTL6007", "Unknown device");
    private static readonly DiagnosticDescriptor NoSuchSetting = Family.Define("QMTL6008", "Unknown setting of a backend");
    private static readonly DiagnosticDescriptor SettingTwice = Family.Define("QMTL6009", "Duplicate setting of a backend");
    private static readonly DiagnosticDescriptor SettingValue = Family.Define("QMTL6010", "Wrong value of a setting");
    private static readonly DiagnosticDescriptor RuleForm = Family.Define("QMTL6011", "Noise rule without a place");

    private static readonly DiagnosticDescriptor Circular = Family.Define("QMTL6012", "Backend made from itself");

    private static readonly DiagnosticDescriptor Singular = Family.Define("QMTL6013", "Readout that cannot be inverted");

    private static readonly DiagnosticDescriptor RuleQubits = Family.Define("QMTL6050", "Wrong qubits of a noise rule");
    private static readonly DiagnosticDescriptor OffGate = Family.Define("QMTL6051", "Channel beside the gate of its rule");

    private static readonly DiagnosticDescriptor FoldTwice = Family.Define("QMTL6052", "Fold that is not odd");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding UnknownChannel(NameSyntax name, string? suggestion) => new(NoSuchChannel, name.Span, name.Text switch
    {
        "depolarizing" => "'depolarizing' has two conventions: write 'depolarizing_pauli(p)' for a random Pauli error with probability p, or "
            + "'depolarizing_uniform(lambda)' for the fully mixed state with probability lambda",
        _ when suggestion is not null => $"there is no channel '{name.Text}': did you mean '{suggestion}'?",
        _ => $"there is no channel '{name.Text}': the channels are {string.Join(" ", ChannelTable.All.Select(c => c.Name))}",
    });

    public static Finding WrongArguments(TextSpan span, string signature, int fewest, int most, int actual) =>
        new(ChannelArguments, span,
            $"'{signature}' takes {(fewest == most ? Counted.Of(most, "argument") : Invariant($"{fewest} or {most} arguments"))}, "
                + $"but there {(actual == 1 ? "is" : "are")} {(actual == 0 ? "none" : Invariant($"{actual}"))}: write it as shown");

    public static Finding WrongOperands(TextSpan span, ChannelInfo channel, int actual) =>
        new(ChannelOperands, span, channel.MostQubits == 1
            ? $"'{channel.Name}' acts on one qubit, but there are {Counted.Of(actual, "operand")}: write a statement for each, or name a register"
            : Invariant($"'{channel.Name}' acts on 1 to {channel.MostQubits} qubits together, but there are {Counted.Of(actual, "operand")}: list fewer"));

    public static Finding ChannelOutOfRange(TextSpan span, string channel, string problem) =>
        new(OutOfRange, span, $"these are no probabilities and times of '{channel}': {problem}");

    public static Finding ChannelInInverse(TextSpan span, string channel) =>
        new(NoInverse, span, $"'inverse' undoes gates, but this applies the channel '{channel}', which cannot be undone: move the channel out of the block");

    public static Finding UnknownBackend(NameSyntax name, string? suggestion) =>
        new(NoSuchBackend, name.Span, $"there is no backend '{name.Text}': "
            + (suggestion is null ? $"declare it with 'backend {name.Text} = simulator {{ … }}'" : $"did you mean '{suggestion}'?"));

    public static Finding UnknownDevice(NameSyntax name, string? suggestion) =>
        new(NoSuchDevice, name.Span, $"there is no device '{name.Text}': "
            + (suggestion is null ? "a backend is a 'simulator', a machine of 'ionq', 'ibm' or 'braket', or made from another backend" : $"did you mean '{suggestion}'?"));

    public static Finding CircularBackend(NameSyntax name, string cycle) =>
        new(Circular, name.Span, $"the backend '{name.Text}' is made from itself ({cycle}): make one of them a 'simulator'");

    public static Finding SingularReadout(TextSpan span) =>
        new(Singular, span, "readout errors cannot be taken out where their two probabilities add up to 1, since what is read then says nothing of the qubit: "
            + "correct the probabilities, or leave 'mitigation' out");

    public static Finding UnknownSetting(NameSyntax name, string device, IEnumerable<string> settings) =>
        new(NoSuchSetting, name.Span, $"the device '{device}' has no setting '{name.Text}': its settings are {string.Join(", ", settings.Select(s => $"'{s}'"))}");

    public static Finding DuplicateSetting(NameSyntax name, int firstLine) =>
        new(SettingTwice, name.Span, Invariant($"'{name.Text}' is set on line {firstLine} already: remove one of them"));

    public static Finding DuplicateReadout(TextSpan span, int qubit, int firstLine) =>
        new(SettingTwice, span, Invariant($"'readout' of qubit {qubit} is set on line {firstLine} already: remove one of them"));

    public static Finding WrongValue(TextSpan span, string expected) => new(SettingValue, span, expected);

    public static Finding RuleWithoutPlace(TextSpan span) =>
        new(RuleForm, span, "a noise rule says where it applies: write 'after 1q bit_flip(0.01);' for gates of one, two (2q) or three (3q) qubits, "
            + "'after cx on 0, 1 bit_flip(0.01);' for one gate, or 'readout(0.02, 0.03);' for measurements");

    public static Finding WrongQubits(TextSpan span, string problem) =>
        new(RuleQubits, span, $"{problem}: number the qubits of the rule from 0, each once");

    /// <param name="gate">The gate, or the gates.</param>
    public static Finding WrongQubitCount(TextSpan span, string gate, int expected, int actual) =>
        new(RuleQubits, span, Invariant($"{gate} acts on {Counted.Of(expected, "qubit")}, but 'on' names {actual}: name as many, or leave 'on' out for all qubits"));

    public static Finding EvenFold(TextSpan span, int fold) =>
        new(FoldTwice, span, Invariant($"a gate and its inverse cancel, so a gate becomes an odd number of gates, but 'fold' is {fold}: write {fold - 1} or {fold + 1}"));

    public static Finding ChannelOffGate(TextSpan span, int qubit, EquatableArray<int> gate) =>
        new(OffGate, span, Invariant($"the channel is to act on qubit {qubit}, but the gate of the rule acts on {string.Join(", ", gate)}: name qubits of the gate"));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
