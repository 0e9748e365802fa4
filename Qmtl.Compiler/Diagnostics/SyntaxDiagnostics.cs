using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What can be wrong with the form of a file, whatever its names mean.</summary>
internal static class SyntaxDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Syntax");

    private static readonly DiagnosticDescriptor Character = Family.Define("QMTL0001", "Unknown character");
    private static readonly DiagnosticDescriptor Comment = Family.Define("QMTL0002", "Comment does not end");
    private static readonly DiagnosticDescriptor Number = Family.Define("QMTL0003", "Malformed number");
    private static readonly DiagnosticDescriptor Magnitude = Family.Define("QMTL0004", "Number too large");
    private static readonly DiagnosticDescriptor Nesting = Family.Define("QMTL0005", "Nested too deeply");
    private static readonly DiagnosticDescriptor Semicolon = Family.Define("QMTL0006", "Missing semicolon");
    private static readonly DiagnosticDescriptor OpenBrace = Family.Define("QMTL0007", "Block is not closed");
    private static readonly DiagnosticDescriptor Bracket = Family.Define("QMTL0008", "Bracket is not closed");
    private static readonly DiagnosticDescriptor ClosingBrace = Family.Define("QMTL0009", "Brace closes nothing");
    private static readonly DiagnosticDescriptor Token = Family.Define("QMTL0010", "Missing symbol or word");
    private static readonly DiagnosticDescriptor Value = Family.Define("QMTL0011", "Missing value");
    private static readonly DiagnosticDescriptor Name = Family.Define("QMTL0012", "Missing name");
    private static readonly DiagnosticDescriptor Reserved = Family.Define("QMTL0013", "Word of the language used as a name");
    private static readonly DiagnosticDescriptor HeadKind = Family.Define("QMTL0014", "Missing kind of a head");
    private static readonly DiagnosticDescriptor Pattern = Family.Define("QMTL0015", "Missing pattern of 'entangle'");
    private static readonly DiagnosticDescriptor Qubits = Family.Define("QMTL0016", "Missing qubits");
    private static readonly DiagnosticDescriptor Misplaced = Family.Define("QMTL0017", "Construct in the wrong place");
    private static readonly DiagnosticDescriptor Construct = Family.Define("QMTL0018", "Unexpected text");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding UnexpectedCharacter(TextSpan span, string text) =>
        new(Character, span, $"{CharacterWords.Describe(text)} means nothing here. {CharacterWords.Remedy(text)}");

    public static Finding UnterminatedComment(TextSpan span) =>
        new(Comment, span, "the comment that starts here does not end. Close it with '*/'.");

    public static Finding MalformedNumber(TextSpan span, string text) =>
        new(Number, span, $"'{text}' is not a number. Write it with digits, as in '2', '0.5' or '1e-3'; a name starts with a letter.");

    public static Finding NumberTooLarge(TextSpan span, string text) =>
        new(Magnitude, span, $"'{text}' is too large. Integers go up to 9007199254740992 (2^53), reals up to about 1.8e308.");

    public static Finding NestingTooDeep(TextSpan span, int limit) =>
        new(Nesting, span, FormattableString.Invariant(
            $"brackets, blocks and operators are nested more than {limit} levels deep. Name a part of the formula with 'let', or split the block."));

    public static Finding MissingSemicolon(TextSpan span, string after, string found) =>
        new(Semicolon, span, $"expected ';' after {after}; found {found}. Add ';' at the end of the statement.");

    public static Finding MissingBrace(TextSpan span, LinePosition? opening, string found)
    {
        var place = opening is { } o ? FormattableString.Invariant($" opened at line {o.Line + 1}, column {o.Column + 1}") : string.Empty;
        return new(OpenBrace, span, $"expected '}}' to close the block{place}; found {found}. Add '}}' at the end of the block.");
    }

    public static Finding MissingBracket(TextSpan span, string bracket, bool isListing, string after, string found) =>
        new(Bracket, span, isListing
            ? $"expected ',' or {bracket} {after}; found {found}. Put ',' between the items and {bracket} after the last."
            : $"expected {bracket} {after}; found {found}. Add {bracket}.");

    public static Finding UnmatchedBrace(TextSpan span) =>
        new(ClosingBrace, span, "this '}' closes no block. Remove it, or add the '{' that it belongs to.");

    public static Finding ExpectedToken(TextSpan span, string expected, string after, string found, string remedy) =>
        new(Token, span, $"expected {expected} {after}; found {found}. {remedy}");

    public static Finding ExpectedPath(TextSpan span, string after, string found) =>
        ExpectedToken(span, "a path in quotes", after, found, "Write it as in 'import \"blocks.qmtl\";'.");

    public static Finding ExpectedValue(TextSpan span, string after, string found) =>
        new(Value, span, $"expected a value {after}; found {found}. Write a number, a name or a formula, as in 'pi * x[0]'.");

    public static Finding ExpectedName(TextSpan span, string after, string found) =>
        new(Name, span, $"expected a name {after}; found {found}. A name starts with a letter or '_' and goes on with letters, digits and '_'.");

    public static Finding ReservedWord(TextSpan span, string word) =>
        new(Reserved, span, $"expected a name; found '{word}', a word of the language. Choose another name, for instance '{word}_'.");

    public static Finding ExpectedHeadKind(TextSpan span, string found) =>
        new(HeadKind, span, $"expected the kind of the head; found {found}. Write 'binary', 'regression', 'classes(k)' or labels, as in '{{ round, bent }}'.");

    public static Finding ExpectedPattern(TextSpan span, string found) =>
        new(Pattern, span, $"expected a pattern after 'entangle'; found {found}. Write 'linear', 'ring', 'brick' or 'all', then the gate.");

    public static Finding ExpectedQubits(TextSpan span, string after, string found) =>
        new(Qubits, span, $"expected qubits {after}; found {found}. {(found == "'='"
            ? "A value gets a name with 'let' or 'const'; a gate is followed by qubits, as in 'ry(x) q[0]'."
            : "Angles stand in parentheses, qubits after them, as in 'ry(x) q[0]'.")}");

    public static Finding MisplacedNamespace(TextSpan span) =>
        new(Misplaced, span, "'namespace' can stand only once, before everything else in the file. Move it there, or remove it.");

    public static Finding MisplacedDeclaration(TextSpan span, string word) =>
        new(Misplaced, span, $"{word} starts a declaration and cannot stand in a model or a block. Move it to the top of the file, outside all braces.");

    public static Finding MisplacedMember(TextSpan span, string word, string place) =>
        new(Misplaced, span, $"{word} belongs to a model and cannot stand {place}. Move it directly into the braces of a model.");

    public static Finding MisplacedStatement(TextSpan span, string word, string place) =>
        new(Misplaced, span, $"{word} starts a statement and cannot stand {place}. Move it into 'encode', a head, an ansatz or an encoder.");

    public static Finding ExpectedDeclaration(TextSpan span, string found) =>
        new(Construct, span, $"expected a declaration; found {found}. Write 'ansatz', 'encoder', 'model' or 'const', or remove {found}.");

    public static Finding ExpectedMember(TextSpan span, string found) =>
        new(Construct, span,
            $"expected a member of the model; found {found}. "
                + $"Write 'input', 'let', 'weight', 'const', 'qubit', 'encode' or 'head', or remove {found}.");

    /// <param name="what"><c>a setting</c> of a backend, or <c>a noise rule</c>.</param>
    public static Finding ExpectedSetting(TextSpan span, string what, string found) =>
        new(Construct, span, $"expected {what} of the backend; found {found}. Write its name first, or remove {found}.");

    public static Finding ExpectedStatement(TextSpan span, string found) =>
        new(Construct, span, $"expected a statement; found {found}. Write a gate, a block, 'let', 'for' or the like, or remove {found}.");
}
