using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Parsing;

/// <summary>Pairs of a program and what is said of it. The mark ¦ is where the diagnostic starts; it is not part of the program.</summary>
public sealed class SyntaxDiagnosticTests
{
    private const string AnsatzOnly = "ansatz A on q {\n    ";

    [Theory]
    [InlineData("const a = 2 ¦@@ ;", "QMTL0001", "'@@' means nothing here. Remove it.")]
    [InlineData("const a = 2 ¦− 1;", "QMTL0001", "'−' means nothing here. Write '-' instead.")]
    [InlineData("const a = 2 ¦# two\n;", "QMTL0001", "'#' means nothing here. A comment starts with '//'.")]
    [InlineData("const a = ¦\u200B2;", "QMTL0001", "U+200B means nothing here. Remove it.")]
    [InlineData("model M {\n    ¦/* input x[3];\n}\n", "QMTL0002", "the comment that starts here does not end. Close it with '*/'.")]
    [InlineData("const a = ¦1.2.3;", "QMTL0003", "'1.2.3' is not a number. Write it with digits, as in '2', '0.5' or '1e-3'; a name starts with a letter.")]
    [InlineData("const a = ¦2q;", "QMTL0003", "'2q' is not a number. Write it with digits, as in '2', '0.5' or '1e-3'; a name starts with a letter.")]
    [InlineData("const a = ¦1.;", "QMTL0003", "'1.' is not a number. Write it with digits, as in '2', '0.5' or '1e-3'; a name starts with a letter.")]
    [InlineData("const a = ¦.5;", "QMTL0003", "'.5' is not a number. Write it with digits, as in '2', '0.5' or '1e-3'; a name starts with a letter.")]
    [InlineData("const a = ¦1e999;", "QMTL0004", "'1e999' is too large. Integers go up to 9007199254740992 (2^53), reals up to about 1.8e308.")]
    [InlineData("const a = ¦9007199254740993;", "QMTL0004", "'9007199254740993' is too large. Integers go up to 9007199254740992 (2^53), reals up to about 1.8e308.")]
    [InlineData(AnsatzOnly + "h q[0]¦ // here\n    ry(1) q[0];\n}", "QMTL0006", "expected ';' after the gate; found 'ry'. Add ';' at the end of the statement.")]
    [InlineData(AnsatzOnly + "B on q[0]¦\n}", "QMTL0006", "expected ';' after the block; found '}'. Add ';' at the end of the statement.")]
    [InlineData("const a = 2¦", "QMTL0006", "expected ';' after the constant; found the end of the file. Add ';' at the end of the statement.")]
    [InlineData("namespace A.B¦\nmodel M { }", "QMTL0006", "expected ';' after the namespace; found 'model'. Add ';' at the end of the statement.")]
    [InlineData("model M {\n    input x[2];¦\n", "QMTL0007", "expected '}' to close the block opened at line 1, column 9; found the end of the file. Add '}' at the end of the block.")]
    [InlineData(AnsatzOnly + "h q;¦\n\nmodel M { }", "QMTL0007", "expected '}' to close the block opened at line 1, column 15; found 'model'. Add '}' at the end of the block.")]
    [InlineData(AnsatzOnly + "ry(1¦ q[0];\n}", "QMTL0008", "expected ',' or ')' after '1'; found 'q'. Put ',' between the items and ')' after the last.")]
    [InlineData(AnsatzOnly + "h q[0¦;\n}", "QMTL0008", "expected ',' or ']' after '0'; found ';'. Put ',' between the items and ']' after the last.")]
    [InlineData("const a = (1 + 2¦;", "QMTL0008", "expected ')' after '2'; found ';'. Add ')'.")]
    [InlineData("model M { head a : { b¦ c } { } }", "QMTL0008", "expected ',' or '}' after 'b'; found 'c'. Put ',' between the items and '}' after the last.")]
    [InlineData("model M { }\n¦}\nmodel N { }", "QMTL0009", "this '}' closes no block. Remove it, or add the '{' that it belongs to.")]
    [InlineData("const a¦ 2;", "QMTL0010", "expected '=' after 'a'; found '2'. A value follows '=', as in 'let width = 8;'.")]
    [InlineData("model M { head a¦ binary { } }", "QMTL0010", "expected ':' after 'a'; found 'binary'. Write the kind of the head after ':', as in 'head odd : binary { … }'.")]
    [InlineData("ansatz A¦ q { }", "QMTL0010", "expected 'on' after 'A'; found 'q'. Name the register that the block acts on, as in 'ansatz Layer(depth) on q { … }'.")]
    [InlineData(AnsatzOnly + "for i¦ 0..2 { }\n}", "QMTL0010", "expected 'in' after 'i'; found '0'. Write the range after 'in', as in 'for i in 0..4 { … }'.")]
    [InlineData(AnsatzOnly + "for i in 0¦ 2 { }\n}", "QMTL0010", "expected '..' after '0'; found '2'. A range is written 'from..to', as in '0..4'.")]
    [InlineData("model M¦ input x; }", "QMTL0010", "expected '{' after 'M'; found 'input'. Put the block between '{' and '}'.")]
    [InlineData("const a = ¦;", "QMTL0011", "expected a value after '='; found ';'. Write a number, a name or a formula, as in 'pi * x[0]'.")]
    [InlineData("const a = 2 * ¦* 3;", "QMTL0011", "expected a value after '*'; found '*'. Write a number, a name or a formula, as in 'pi * x[0]'.")]
    [InlineData("model ¦{ }", "QMTL0012", "expected a name after 'model'; found '{'. A name starts with a letter or '_' and goes on with letters, digits and '_'.")]
    [InlineData("const ¦input = 3;", "QMTL0013", "expected a name; found 'input', a word of the language. Choose another name, for instance 'input_'.")]
    [InlineData("model M { head a : ¦boolean { } }", "QMTL0014", "expected the kind of the head; found 'boolean'. Write 'binary', 'regression', 'classes(k)' or labels, as in '{ round, bent }'.")]
    [InlineData(AnsatzOnly + "entangle ¦cx q;\n}", "QMTL0015", "expected a pattern after 'entangle'; found 'cx'. Write 'linear', 'ring', 'brick' or 'all', then the gate.")]
    [InlineData(AnsatzOnly + "ry(1)¦;\n}", "QMTL0016", "expected qubits after ')'; found ';'. Angles stand in parentheses, qubits after them, as in 'ry(x) q[0]'.")]
    [InlineData(AnsatzOnly + "ry ¦0.5 q[0];\n}", "QMTL0016", "expected qubits after 'ry'; found '0.5'. Angles stand in parentheses, qubits after them, as in 'ry(x) q[0]'.")]
    [InlineData(AnsatzOnly + "a ¦= 3;\n}", "QMTL0016", "expected qubits after 'a'; found '='. A value gets a name with 'let' or 'const'; a gate is followed by qubits, as in 'ry(x) q[0]'.")]
    [InlineData("model M {\n    ¦h q;\n}", "QMTL0017", "'h' starts a statement and cannot stand directly in a model. Move it into 'encode', a head, an ansatz or an encoder.")]
    [InlineData("¦head odd : binary { }\nmodel M { }", "QMTL0017", "'head' belongs to a model and cannot stand at the top of a file. Move it directly into the braces of a model.")]
    [InlineData(AnsatzOnly + "¦input x[3];\n}", "QMTL0017", "'input' belongs to a model and cannot stand in a block. Move it directly into the braces of a model.")]
    [InlineData("model M {\n    ¦ansatz A on q { h q; }\n}", "QMTL0017", "'ansatz' starts a declaration and cannot stand in a model or a block. Move it to the top of the file, outside all braces.")]
    [InlineData("const a = 1;\n¦namespace N;", "QMTL0017", "'namespace' can stand only once, before everything else in the file. Move it there, or remove it.")]
    [InlineData("¦= 3;\nmodel M { }", "QMTL0018", "expected a declaration; found '='. Write 'ansatz', 'encoder', 'model' or 'const', or remove '='.")]
    [InlineData("model M { ¦= 3; }", "QMTL0018", "expected a member of the model; found '='. Write 'input', 'let', 'weight', 'const', 'qubit', 'encode' or 'head', or remove '='.")]
    [InlineData(AnsatzOnly + "¦= 3;\n}", "QMTL0018", "expected a statement; found '='. Write a gate, a block, 'let', 'for' or the like, or remove '='.")]
    public void One_mistake_gives_one_diagnostic(string marked, string id, string message)
    {
        var diagnostic = Parse(marked.Replace("¦", string.Empty, StringComparison.Ordinal)).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Message.ShouldBe(message);
        diagnostic.Id.ShouldBe(id);
        diagnostic.Span.Start.ShouldBe(marked.IndexOf('¦', StringComparison.Ordinal));
    }

    [Fact]
    public void Every_syntax_diagnostic_has_an_example_here()
    {
        var tested = typeof(SyntaxDiagnosticTests).GetMethod(nameof(One_mistake_gives_one_diagnostic))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Select(a => (string)((InlineDataAttribute)a).GetData(null!).Single()[1]);
        DiagnosticCatalog.All.Where(d => d.Category == "Syntax").Select(d => d.Id).Except(["QMTL0005"]).Except(tested).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-(", ")")]
    [InlineData("f(", ")")]
    [InlineData("x[", "]")]
    public void Deep_nesting_is_reported_and_not_followed(string open, string close)
    {
        foreach (var depth in new[] { 201, 20_000 })
        {
            var text = $"const a = {Repeat(open, depth)}1{Repeat(close, depth)};";
            Parse(text).Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QMTL0005");
        }
    }

    [Theory]
    [InlineData("-")]
    [InlineData("1 + ")]
    [InlineData("(")]
    [InlineData("1 + (")]
    [InlineData("2 * -")]
    public void A_chain_of_operators_counts_as_nesting(string piece) =>
        Parse($"const a = {Repeat(piece, 20_000)}1;").Diagnostics[0].Id.ShouldBe("QMTL0005");

    [Fact]
    public void Nesting_up_to_the_limit_is_parsed()
    {
        var depth = NestingGuard.MaximumDepth;
        Parse($"const a = {Repeat("(", depth)}1{Repeat(")", depth)};").Diagnostics.ShouldBeEmpty();
        Parse($"const a = {Repeat("1 + ", depth)}1;").Diagnostics.ShouldBeEmpty();
        Parse($"const a = f({Repeat("1, ", 10 * depth)}1);").Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Nested_blocks_count_as_nesting() =>
        Parse($"ansatz A on q {{ {Repeat("for i in 0..1 { ", 20_000)}").Diagnostics.ShouldContain(d => d.Id == "QMTL0005");

    [Fact]
    public void No_message_shows_the_name_of_a_token()
    {
        var source = new Sample("InvalidSyntax").Read();
        string[] names = ["SEMICOLON", "RBRACE", "LBRACE", "IDENTIFIER", "NUMBER", "EOF", "missing", "mismatched", "extraneous", "viable"];
        foreach (var diagnostic in SyntaxParser.Parse(source).Diagnostics)
            names.ShouldAllBe(n => !diagnostic.Message.Contains(n, StringComparison.Ordinal));
    }

    [Fact]
    public void Intact_siblings_of_a_broken_statement_are_kept()
    {
        var file = Parse("const a = 1;\nconst b = ;\nconst c = 3\nconst d = 4;").File;
        file.Declarations.Select(d => d.Name.Text).ShouldBe(["a", "c", "d"]);
    }

    [Fact]
    public void Parsing_can_be_canceled() =>
        Should.Throw<OperationCanceledException>(() => SyntaxParser.Parse(new SourceText("a.qmtl", "const a = 1;"), new CancellationToken(canceled: true)));

    private static string Repeat(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));

    private static ParseResult Parse(string text) => SyntaxParser.Parse(new SourceText("test.qmtl", text));
}
