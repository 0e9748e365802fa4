using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Parsing;

public sealed class RobustnessTests
{
    private const string Characters = "{}[]();:,.=+-*/ \n\t\"@#^_aqπ😀0129\0\uFEFF";

    private static readonly string[] Words =
        ["model", "head", "encode", "for", "in", "on", "let", "}", "{", ";", "(", ")", "..", "/*", "//", "1e", "9", "q", "namespace", "classes", "entangle", "="];

    [Theory]
    [MemberData(nameof(Sample.Names), MemberType = typeof(Sample))]
    public void Mutated_samples_are_parsed_without_failure(string name)
    {
        var original = new Sample(name).Read().Content;
        var random = new Random(20_240_521);
        for (var trial = 0; trial < 700; trial++)
        {
            var text = original;
            for (var count = random.Next(1, 5); count > 0; count--) text = Mutate(text, random);
            Check(text);
        }
    }

    [Fact]
    public void Every_beginning_of_a_sample_is_parsed_without_failure()
    {
        var text = new Sample("Kitchen").Read().Content;
        for (var length = 0; length < text.Length; length += 3) Check(text[..length]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("// nothing")]
    [InlineData("/")]
    [InlineData("/*")]
    [InlineData("\0")]
    [InlineData("}}}}}}")]
    [InlineData("{{{{{{")]
    [InlineData("model M {{{{")]
    [InlineData("\uD800")]
    public void Odd_files_are_parsed_without_failure(string text) => Check(text);

    private static void Check(string text)
    {
        var source = new SourceText("fuzz.qmtl", text);
        var result = SyntaxParser.Parse(source);
        foreach (var diagnostic in result.Diagnostics)
        {
            diagnostic.Span.Start.ShouldBeInRange(0, text.Length, text);
            diagnostic.Span.End.ShouldBeInRange(diagnostic.Span.Start, text.Length, text);
        }

        SyntaxPrinter.Print(result.File, source).ShouldNotBeEmpty();
    }

    private static string Mutate(string text, Random random)
    {
        if (text.Length == 0) return Words[random.Next(Words.Length)];
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 12), text.Length - at);
        return random.Next(6) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Remove(at, length),
            2 => text.Insert(at, Characters[random.Next(Characters.Length)].ToString()),
            3 => text.Insert(at, $" {Words[random.Next(Words.Length)]} "),
            4 => text.Insert(at, text.Substring(random.Next(text.Length - length + 1), length)),
            _ => text.Remove(at, 1).Insert(at, Characters[random.Next(Characters.Length)].ToString()),
        };
    }
}
