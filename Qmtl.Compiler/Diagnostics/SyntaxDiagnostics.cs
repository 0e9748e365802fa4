using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What can be wrong with the form of a file, whatever its names mean.</summary>
internal static class SyntaxDiagnostics
{
    private static readonly DiagnosticDescriptor Character = Describe("QMTL0001", "Unknown character");
    private static readonly DiagnosticDescriptor Comment = Describe("QMTL0002", "Comment does not end");
    private static readonly DiagnosticDescriptor Number = Describe("QMTL0003", "Malformed number");
    private static readonly DiagnosticDescriptor Magnitude = Describe("QMTL0004", "Number too large");
    private static readonly DiagnosticDescriptor Nesting = Describe("QMTL0005", "Nested too deeply");
    private static readonly DiagnosticDescriptor Semicolon = Describe("QMTL0006", "Missing semicolon");
    private static readonly DiagnosticDescriptor OpenBrace = Describe("QMTL0007", "Block is not closed");
    private static readonly DiagnosticDescriptor Bracket = Describe("QMTL0008", "Bracket is not closed");
    private static readonly DiagnosticDescriptor ClosingBrace = Describe("QMTL0009", "Brace closes nothing");
    private static readonly DiagnosticDescriptor Token = Describe("QMTL0010", "Missing symbol or word");
    private static readonly DiagnosticDescriptor Value = Describe("QMTL0011", "Missing value");
    private static readonly DiagnosticDescriptor Name = Describe("QMTL0012", "Missing name");
    private static readonly DiagnosticDescriptor Reserved = Describe("QMTL0013", "Word of the language used as a name");
    private static readonly DiagnosticDescriptor HeadKind = Describe("QMTL0014", "Missing kind of a head");
    private static readonly DiagnosticDescriptor Pattern = Describe("QMTL0015", "Missing pattern of 'entangle'");
    private static readonly DiagnosticDescriptor Qubits = Describe("QMTL0016", "Missing qubits");
    private static readonly DiagnosticDescriptor Misplaced = Describe("QMTL0017", "Construct in the wrong place");
    private static readonly DiagnosticDescriptor Construct = Describe("QMTL0018", "Unexpected text");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } =
    [
        Character, Comment, Number, Magnitude, Nesting, Semicolon, OpenBrace, Bracket, ClosingBrace,
        Token, Value, Name, Reserved, HeadKind, Pattern, Qubits, Misplaced, Construct,
    ];

    public static void UnexpectedCharacter(this DiagnosticBag bag, TextSpan span, string text) =>
        bag.Report(Character, span, $"{CharacterWords.Describe(text)} means nothing here. {CharacterWords.Remedy(text)}");

    public static void UnterminatedComment(this DiagnosticBag bag, TextSpan span) =>
        bag.Report(Comment, span, "the comment that starts here does not end. Close it with '*/'.");

    public static void MalformedNumber(this DiagnosticBag bag, TextSpan span, string text) =>
        bag.Report(Number, span, $"'{text}' is not a number. Write it with digits, as in '2', '0.5' or '1e-3'; a name starts with a letter.");

    public static void NumberTooLarge(this DiagnosticBag bag, TextSpan span, string text) =>
        bag.Report(Magnitude, span, $"'{text}' is too large. Integers go up to 9007199254740992 (2^53), reals up to about 1.8e308.");

    public static void NestingTooDeep(this DiagnosticBag bag, TextSpan span, int limit) =>
        bag.Report(Nesting, span, FormattableString.Invariant(
            $"brackets, blocks and operators are nested more than {limit} levels deep. Name a part of the formula with 'let', or split the block."));

    public static void MissingSemicolon(this DiagnosticBag bag, TextSpan span, string after, string found) =>
        bag.Report(Semicolon, span, $"expected ';' after {after}; found {found}. Add ';' at the end of the statement.");

    public static void MissingBrace(this DiagnosticBag bag, TextSpan span, LinePosition? opening, string found)
    {
        var place = opening is { } o ? FormattableString.Invariant($" opened at line {o.Line + 1}, column {o.Column + 1}") : string.Empty;
        bag.Report(OpenBrace, span, $"expected '}}' to close the block{place}; found {found}. Add '}}' at the end of the block.");
    }

    public static void MissingBracket(this DiagnosticBag bag, TextSpan span, string bracket, bool isListing, string after, string found) =>
        bag.Report(Bracket, span, isListing
            ? $"expected ',' or {bracket} {after}; found {found}. Put ',' between the items and {bracket} after the last."
            : $"expected {bracket} {after}; found {found}. Add {bracket}.");

    public static void UnmatchedBrace(this DiagnosticBag bag, TextSpan span) =>
        bag.Report(ClosingBrace, span, "this '}' closes no block. Remove it, or add the '{' that it belongs to.");

    public static void ExpectedToken(this DiagnosticBag bag, TextSpan span, string expected, string after, string found, string remedy) =>
        bag.Report(Token, span, $"expected {expected} {after}; found {found}. {remedy}");

    public static void ExpectedValue(this DiagnosticBag bag, TextSpan span, string after, string found) =>
        bag.Report(Value, span, $"expected a value {after}; found {found}. Write a number, a name or a formula, as in 'pi * x[0]'.");

    public static void ExpectedName(this DiagnosticBag bag, TextSpan span, string after, string found) =>
        bag.Report(Name, span, $"expected a name {after}; found {found}. A name starts with a letter or '_' and goes on with letters, digits and '_'.");

    public static void ReservedWord(this DiagnosticBag bag, TextSpan span, string word) =>
        bag.Report(Reserved, span, $"expected a name; found '{word}', a word of the language. Choose another name, for instance '{word}_'.");

    public static void ExpectedHeadKind(this DiagnosticBag bag, TextSpan span, string found) =>
        bag.Report(HeadKind, span, $"expected the kind of the head; found {found}. Write 'binary', 'regression', 'classes(k)' or labels, as in '{{ round, bent }}'.");

    public static void ExpectedPattern(this DiagnosticBag bag, TextSpan span, string found) =>
        bag.Report(Pattern, span, $"expected a pattern after 'entangle'; found {found}. Write 'linear', 'ring', 'brick' or 'all', then the gate.");

    public static void ExpectedQubits(this DiagnosticBag bag, TextSpan span, string after, string found) =>
        bag.Report(Qubits, span, $"expected qubits {after}; found {found}. {(found == "'='"
            ? "A value gets a name with 'let' or 'const'; a gate is followed by qubits, as in 'ry(x) q[0]'."
            : "Angles stand in parentheses, qubits after them, as in 'ry(x) q[0]'.")}");

    public static void MisplacedNamespace(this DiagnosticBag bag, TextSpan span) =>
        bag.Report(Misplaced, span, "'namespace' can stand only once, before everything else in the file. Move it there, or remove it.");

    public static void MisplacedDeclaration(this DiagnosticBag bag, TextSpan span, string word) =>
        bag.Report(Misplaced, span, $"{word} starts a declaration and cannot stand in a model or a block. Move it to the top of the file, outside all braces.");

    public static void MisplacedMember(this DiagnosticBag bag, TextSpan span, string word, string place) =>
        bag.Report(Misplaced, span, $"{word} belongs to a model and cannot stand {place}. Move it directly into the braces of a model.");

    public static void MisplacedStatement(this DiagnosticBag bag, TextSpan span, string word, string place) =>
        bag.Report(Misplaced, span, $"{word} starts a statement and cannot stand {place}. Move it into 'encode', a head, an ansatz or an encoder.");

    public static void ExpectedDeclaration(this DiagnosticBag bag, TextSpan span, string found) =>
        bag.Report(Construct, span, $"expected a declaration; found {found}. Write 'ansatz', 'encoder', 'model' or 'const', or remove {found}.");

    public static void ExpectedMember(this DiagnosticBag bag, TextSpan span, string found) =>
        bag.Report(Construct, span, $"expected a member of the model; found {found}. Write 'input', 'let', 'weight', 'const', 'qubit', 'encode' or 'head', or remove {found}.");

    public static void ExpectedStatement(this DiagnosticBag bag, TextSpan span, string found) =>
        bag.Report(Construct, span, $"expected a statement; found {found}. Write a gate, a block, 'let', 'for' or the like, or remove {found}.");

    private static DiagnosticDescriptor Describe(string id, string title) => new(id, title, "Syntax");
}
