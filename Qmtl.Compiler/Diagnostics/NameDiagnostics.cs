using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What can be wrong with the names of a file and with what they are given, whatever their values are.</summary>
internal static class NameDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Names");

    private static readonly DiagnosticDescriptor Unknown = Family.Define("QMTL1001", "Unknown name");
    private static readonly DiagnosticDescriptor AlreadyDeclared = Family.Define("QMTL1002", "Duplicate declaration");
    private static readonly DiagnosticDescriptor OtherKind = Family.Define("QMTL1003", "Name of the wrong kind");
    private static readonly DiagnosticDescriptor UsedTooEarly = Family.Define("QMTL1004", "Name used before its declaration");
    private static readonly DiagnosticDescriptor NoSuchRegister = Family.Define("QMTL1005", "Unknown register");
    private static readonly DiagnosticDescriptor NoSuchGate = Family.Define("QMTL1006", "Unknown gate");
    private static readonly DiagnosticDescriptor NoSuchBlock = Family.Define("QMTL1007", "Unknown ansatz or encoder");
    private static readonly DiagnosticDescriptor NoSuchTemplate = Family.Define("QMTL1008", "Unknown model");
    private static readonly DiagnosticDescriptor NoSuchFunction = Family.Define("QMTL1009", "Unknown function");
    private static readonly DiagnosticDescriptor NoSuchInitializer = Family.Define("QMTL1010", "Unknown initializer");
    private static readonly DiagnosticDescriptor BlockArguments = Family.Define("QMTL1011", "Wrong number of arguments of an ansatz or encoder");
    private static readonly DiagnosticDescriptor GateAngles = Family.Define("QMTL1012", "Wrong number of angles");
    private static readonly DiagnosticDescriptor GateOperands = Family.Define("QMTL1013", "Wrong number of qubit operands");
    private static readonly DiagnosticDescriptor FunctionArguments = Family.Define("QMTL1014", "Wrong number of arguments of a function");
    private static readonly DiagnosticDescriptor InitializerArguments = Family.Define("QMTL1015", "Wrong number of arguments of an initializer");
    private static readonly DiagnosticDescriptor TemplateArguments = Family.Define("QMTL1016", "Wrong number of arguments of a model");
    private static readonly DiagnosticDescriptor Recursive = Family.Define("QMTL1017", "Recursive ansatz or encoder");
    private static readonly DiagnosticDescriptor Circular = Family.Define("QMTL1018", "Constant defined by itself");
    private static readonly DiagnosticDescriptor NotAPair = Family.Define("QMTL1019", "Entangling gate without two qubits");
    private static readonly DiagnosticDescriptor LogitsPlace = Family.Define("QMTL1020", "'logits' outside a head");
    private static readonly DiagnosticDescriptor EncodeTwice = Family.Define("QMTL1021", "Second encoding stage");
    private static readonly DiagnosticDescriptor LogitsTwice = Family.Define("QMTL1022", "Second 'logits' in a head");
    private static readonly DiagnosticDescriptor DensePlace = Family.Define("QMTL1023", "'dense' outside a let");
    private static readonly DiagnosticDescriptor LinearPlace = Family.Define("QMTL1024", "'linear' outside logits");
    private static readonly DiagnosticDescriptor NamedArgument = Family.Define("QMTL1025", "Qubits or a vector expected");
    private static readonly DiagnosticDescriptor ObservablePlace = Family.Define("QMTL1026", "'observable' outside a model or head");
    private static readonly DiagnosticDescriptor AfterElse = Family.Define("QMTL1027", "Branch after 'else'");
    private static readonly DiagnosticDescriptor OtherWeights = Family.Define("QMTL1028", "One name for different weights");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding UnknownName(NameSyntax name, string? suggestion) =>
        new(Unknown, name.Span, $"'{name.Text}' is not declared{Remedy(suggestion, "declare it above as a const, let, weight or input")}");

    /// <param name="first">The line of the other declaration: <c>line 3</c>.</param>
    public static Finding Duplicate(NameSyntax name, string first) =>
        new(AlreadyDeclared, name.Span, $"'{name.Text}' is already declared on {first}: rename one of the two");

    /// <param name="actual">What the name is, with its article: <c>an ansatz</c>.</param>
    /// <param name="expected">What is needed: <c>a number</c>.</param>
    public static Finding WrongKind(NameSyntax name, string actual, string expected, string remedy) =>
        new(OtherKind, name.Span, $"'{name.Text}' is {actual}, but {expected} is needed here: {remedy}");

    public static Finding UsedBeforeDeclaration(NameSyntax name, int line) =>
        new(UsedTooEarly, name.Span, FormattableString.Invariant($"'{name.Text}' is used before its declaration on line {line}: move the declaration up"));

    public static Finding UnknownRegister(NameSyntax name, string? suggestion) =>
        new(NoSuchRegister, name.Span, $"there is no register '{name.Text}'{Remedy(suggestion, $"declare it in the model with 'qubit[n] {name.Text};'")}");

    public static Finding UnknownGate(NameSyntax name, string? suggestion, string gates) =>
        new(NoSuchGate, name.Span, $"there is no gate '{name.Text}'{Remedy(suggestion, $"the gates are {gates}")}");

    public static Finding UnknownBlock(NameSyntax name, string? suggestion) =>
        new(NoSuchBlock, name.Span, $"there is no ansatz or encoder '{name.Text}'{Remedy(suggestion, $"declare it with 'ansatz {name.Text} on q {{ … }}'")}");

    public static Finding UnknownTemplate(NameSyntax name, string? suggestion) =>
        new(NoSuchTemplate, name.Span, $"there is no model '{name.Text}'{Remedy(suggestion, $"declare it with 'model {name.Text}(…) {{ … }}'")}");

    public static Finding UnknownFunction(NameSyntax name, string? suggestion, string functions) =>
        new(NoSuchFunction, name.Span, $"there is no function '{name.Text}'{Remedy(suggestion, $"the functions are {functions}")}");

    public static Finding UnknownInitializer(NameSyntax name, string? suggestion) =>
        new(NoSuchInitializer, name.Span,
            $"there is no initializer '{name.Text}'{Remedy(suggestion, "use uniform(low, high), normal(mean, deviation) or constant(value)")}");

    public static Finding WrongBlockArguments(TextSpan span, string name, IReadOnlyList<string> parameters, int actual) =>
        new(BlockArguments, span,
            $"'{name}' takes {Count(parameters.Count, "argument")}{List(parameters)}, but there {Are(actual)}: "
                + "pass one for each parameter");

    public static Finding WrongAngleCount(TextSpan span, string gate, int expected, int actual) =>
        new(GateAngles, span, $"'{gate}' takes {Count(expected, "angle")}, but there {Are(actual)}: write '{gate}{Example(expected, "angle")}'");

    public static Finding WrongOperandCount(TextSpan span, string gate, int expected, int actual) =>
        new(GateOperands, span,
            $"'{gate}' acts on {Count(expected, "qubit")}, but there {Are(actual, "operand")}: "
                + $"list {(expected == 1 ? "one qubit or register" : FormattableString.Invariant($"{expected}, separated by commas"))}");

    public static Finding WrongFunctionArguments(TextSpan span, string signature, int expected, int actual) =>
        new(FunctionArguments, span, $"'{signature}' takes {Count(expected, "argument")}, but there {Are(actual)}: write it as shown");

    public static Finding WrongInitializerArguments(TextSpan span, string signature, int expected, int actual) =>
        new(InitializerArguments, span, $"'{signature}' takes {Count(expected, "argument")}, but there {Are(actual)}: write it as shown");

    public static Finding WrongTemplateArguments(TextSpan span, string name, IReadOnlyList<string> parameters, int actual) =>
        new(TemplateArguments, span,
            $"model '{name}' takes {Count(parameters.Count, "argument")}{List(parameters)}, but there {Are(actual)}: "
                + "pass one for each parameter");

    public static Finding Recursion(NameSyntax name, string cycle) =>
        new(Recursive, name.Span, $"'{name.Text}' applies itself ({cycle}): repeat with a 'for' loop instead");

    public static Finding CircularConstant(NameSyntax name, string cycle) =>
        new(Circular, name.Span, $"the constant '{name.Text}' is defined by itself ({cycle}): give one of them a value of its own");

    public static Finding EntanglesOneQubit(NameSyntax gate, int qubits) =>
        new(NotAPair, gate.Span,
            $"'entangle' applies a gate to pairs of qubits, but '{gate.Text}' acts on {Count(qubits, "qubit")}: "
                + "use a gate of two qubits, such as cx or cz");

    public static Finding MisplacedLogits(TextSpan span) =>
        new(LogitsPlace, span, "'logits' says what a head answers: it stands directly in the braces of a 'head', not in a loop, a block or 'encode'");

    public static Finding SecondEncode(TextSpan span, int firstLine) =>
        new(EncodeTwice, span, FormattableString.Invariant($"a model has one encoding stage, and the first is on line {firstLine}: join the two"));

    public static Finding SecondLogits(TextSpan span, int firstLine) =>
        new(LogitsTwice, span, FormattableString.Invariant($"a head has one 'logits', and the first is on line {firstLine}: remove one of them"));

    public static Finding MisplacedDense(TextSpan span) =>
        new(DensePlace, span, "'dense' is a trainable layer that needs a name for its weights: write 'let name = dense(…);' and use the name here");

    public static Finding MisplacedLinear(TextSpan span) =>
        new(LinearPlace, span,
            "'linear' is the classical head: it can be used only in 'logits'; "
                + "for a layer before the circuit write 'let name = dense(x, width);'");

    public static Finding NameExpected(TextSpan span, string function, string expected) =>
        new(NamedArgument, span, $"'{function}' takes {expected}");

    public static Finding MisplacedObservable(TextSpan span) =>
        new(ObservablePlace, span, "'observable' names what heads measure: it stands directly in the braces of a model or a head, not in a loop, a block or 'encode'");

    public static Finding BranchAfterElse(TextSpan span) =>
        new(AfterElse, span, "'else' without a condition takes all that is left, so no branch can follow it: move this branch up");

    public static Finding SharedWeightsDiffer(NameSyntax label, int firstLine) =>
        new(OtherWeights, label.Span, FormattableString.Invariant($"'{label.Text}' is the name of other weights on line {firstLine}: ")
            + "apply the same block with arguments that give weights of the same shapes, or choose another name");

    private static string Remedy(string? suggestion, string otherwise) => suggestion is null ? $": {otherwise}" : $": did you mean '{suggestion}'?";

    private static string Count(int count, string noun) => count == 0 ? $"no {noun}s" : Counted.Of(count, noun);

    private static string Are(int count) => count switch
    {
        0 => "are none",
        1 => "is 1",
        _ => FormattableString.Invariant($"are {count}"),
    };

    private static string Are(int count, string noun) => (count == 1 ? "is " : "are ") + Count(count, noun);

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "" : $" ({string.Join(", ", names)})";

    private static string Example(int count, string noun) => count == 0 ? "" : $"({string.Join(", ", Enumerable.Repeat(noun, count))})";
}
