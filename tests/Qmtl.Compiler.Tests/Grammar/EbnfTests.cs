namespace Qmtl.Compiler.Tests.Grammar;

/// <summary>The appendix of the language reference is the grammar that the parser is made from.</summary>
public sealed class EbnfTests
{
    private const string Fence = "```ebnf\n";

    private static readonly string Reference = Path.Combine(Repository.Root, "docs", "language.md");

    [Fact]
    public void The_language_reference_ends_with_the_grammar()
    {
        var text = File.ReadAllText(Reference);
        var start = text.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        var end = text.IndexOf("```", start, StringComparison.Ordinal);
        var expected = Ebnf.Print(Read("QmtlLexer"), Read("QmtlParser"));
        if (Golden.IsApproving) File.WriteAllText(Reference, text[..start] + expected + text[end..]);
        else text[start..end].ShouldBe(expected, "The grammar has changed: QMTL_APPROVE=1 dotnet test tests/Qmtl.Compiler.Tests --filter EbnfTests writes it.");
    }

    [Theory]
    [InlineData("a : B (COMMA B)* # one | C? # two ;", "a ::= B (\",\" B)* | \"c\"?")]
    [InlineData("a : first=B more+=B+ ;", "a ::= B B+")]
    [InlineData("someRule : EOF ;", "someRule ::= EndOfFile")]
    public void Rules_are_printed_without_labels(string rule, string expected) =>
        Print("lexer grammar L; B : [a-z] ; C : 'c' ; COMMA : ',' ;", $"parser grammar P; options {{ tokenVocab = L; }} {rule}").ShouldContain($"\n{expected}\n");

    [Theory]
    [InlineData("X : DIGIT+ ('.' DIGIT+)? ;", "X     ::= Digit+ (\".\" Digit+)?")]
    [InlineData(@"X : '//' ~[\r\n]* -> channel(REMARKS) ;", "X ::= \"//\" [^#xD#xA]*")]
    [InlineData(@"X : [\p{L}_] [ \t\u000B]* ;", @"X     ::= [\p{L}_] [#x20#x9#xB]*")]
    [InlineData(@"X : '/*' .*? '*/' -> channel(REMARKS) ;", "X ::= \"/*\" ([#x0-#x10FFFF]* - ([#x0-#x10FFFF]* \"*/\" [#x0-#x10FFFF]*)) \"*/\"")]
    [InlineData(@"X : '""' ~[""]* '""' ;", "X     ::= '\"' [^\"]* '\"'")]
    public void Tokens_are_printed_in_the_notation_of_W3C(string token, string expected) =>
        Print($"lexer grammar L; channels {{ REMARKS }} {token} B : [a-z] ; C : [c] -> channel(REMARKS) ; fragment DIGIT : [0-9] ;", "parser grammar P; a : X ;")
            .ShouldContain(expected + "\n");

    private static string Print(string lexer, string parser)
    {
        using var folder = new TemporaryFolder();
        return Ebnf.Print(GrammarFile.Read(folder.Write("L.g4", lexer)), GrammarFile.Read(folder.Write("P.g4", parser)));
    }

    private static IReadOnlyList<GrammarRule> Read(string grammar) => GrammarFile.Read(Path.Combine(Repository.Root, "grammar", grammar + ".g4"));
}
