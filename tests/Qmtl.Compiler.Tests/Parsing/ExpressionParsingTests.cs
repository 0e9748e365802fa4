using System.Globalization;
using FsCheck.Xunit;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Parsing;

public sealed class ExpressionParsingTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "(1 + (2 * 3))")]
    [InlineData("1 * 2 + 3", "((1 * 2) + 3)")]
    [InlineData("1 - 2 - 3", "((1 - 2) - 3)")]
    [InlineData("1 / 2 / 3", "((1 / 2) / 3)")]
    [InlineData("(1 + 2) * 3", "((1 + 2) * 3)")]
    [InlineData("-a * b", "((-a) * b)")]
    [InlineData("a - -b", "(a - (-b))")]
    [InlineData("2 * -x[0] + 1", "((2 * (-x[0])) + 1)")]
    [InlineData("x[k*t .. k*(t+1)]", "x[(k * t)..(k * (t + 1))]")]
    [InlineData("x[0..4]", "x[0..4]")]
    [InlineData("theta[layer, i + 1, 0]", "theta[layer, (i + 1), 0]")]
    [InlineData("tanh(dense(x, 8))", "tanh(dense(x, 8))")]
    [InlineData("f()", "f()")]
    [InlineData("z(q[0]) * z(q[1])", "(z(q[0]) * z(q[1]))")]
    [InlineData("linear(z(q))", "linear(z(q))")]
    [InlineData("all + binary", "(all + binary)")]
    public void Operators_bind_as_in_arithmetic(string text, string grouped) => Show(Parse(text)).ShouldBe(grouped);

    [Theory]
    [InlineData("0", 0, true)]
    [InlineData("007", 7, true)]
    [InlineData("9007199254740992", 9007199254740992, true)]
    [InlineData("1.0", 1, false)]
    [InlineData("1e3", 1000, false)]
    [InlineData("2.5E-3", 0.0025, false)]
    public void A_number_is_an_integer_without_point_and_exponent(string text, double value, bool isInteger)
    {
        var number = Parse(text).ShouldBeOfType<NumberSyntax>();
        number.Value.ShouldBe(value);
        number.IsInteger.ShouldBe(isInteger);
    }

    [Property(MaxTest = 300, Replay = "(1,3)")]
    public void Every_real_is_read_as_it_is_written(double value)
    {
        if (!double.IsFinite(value)) return;
        var text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        Parse(text).ShouldBeOfType<NumberSyntax>().Value.ShouldBe(Math.Abs(value));
    }

    [Fact]
    public void The_span_of_an_expression_covers_its_parentheses()
    {
        const string Text = "const a = (1 + 2) * (3);";
        var declaration = SyntaxParser.Parse(new SourceText("a.qmtl", Text)).File.Declarations[0].ShouldBeOfType<ConstantDeclarationSyntax>();
        Text.Substring(declaration.Value.Span.Start, declaration.Value.Span.Length).ShouldBe("(1 + 2) * (3)");
    }

    [Fact]
    public void Documentation_is_what_stands_right_before_a_declaration()
    {
        const string Text = "///   First.\n///\n/// Last.\r\n// Not this.\n//// Nor this.\nmodel M {\n /// Of the\n\n /// head.\n head a : binary { } }\n/// Lost.";
        var model = SyntaxParser.Parse(new SourceText("a.qmtl", Text)).File.Declarations[0].ShouldBeOfType<ModelDeclarationSyntax>();
        model.Documentation.ShouldBe("  First.\n\nLast.");
        model.Members[0].ShouldBeOfType<HeadSyntax>().Documentation.ShouldBe("Of the\nhead.");
    }

    private static ExpressionSyntax Parse(string text)
    {
        var result = SyntaxParser.Parse(new SourceText("a.qmtl", $"const a = {text};"));
        result.Diagnostics.ShouldBeEmpty();
        return result.File.Declarations[0].ShouldBeOfType<ConstantDeclarationSyntax>().Value;
    }

    private static readonly string[] Operators = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||"];

    private static string Show(ExpressionSyntax expression) => expression switch
    {
        NumberSyntax number => number.Value.ToString(CultureInfo.InvariantCulture),
        ReferenceSyntax reference => reference.Name.Text,
        UnarySyntax unary => $"({"-!"[(int)unary.Operator]}{Show(unary.Operand)})",
        BinarySyntax binary => $"({Show(binary.Left)} {Operators[(int)binary.Operator]} {Show(binary.Right)})",
        CallSyntax call => $"{call.Name.Text}({string.Join(", ", call.Arguments.Select(Show))})",
        ElementSyntax element => $"{element.Name.Text}[{string.Join(", ", element.Indices.Select(Show))}]",
        _ => throw new ArgumentException(expression.ToString()),
    };

    private static string Show(IndexSyntax index) => index switch
    {
        SingleIndexSyntax single => Show(single.Value),
        RangeSyntax range => $"{Show(range.From)}..{Show(range.To)}{(range.Step is { } step ? $" step {Show(step)}" : "")}",
        _ => throw new ArgumentException(index.ToString()),
    };
}
