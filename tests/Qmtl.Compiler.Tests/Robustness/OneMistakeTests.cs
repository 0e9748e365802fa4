using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>What one mistake of one word or symbol, in a program that is correct otherwise, leads to.</summary>
public sealed class OneMistakeTests
{
    private const int MostDiagnostics = 3;
    private const double ShareOfOne = 0.9;

    private static readonly string[] Inserted =
        ["{", "}", "[", "]", "(", ")", ";", ":", ",", "..", "=", "+", "*", "2", "0.5", "model", "let", "for", "on", "head", "name"];

    // The names of tokens, and words of the messages of ANTLR and of exceptions. Samples spell no name in capitals.
    private static readonly string[] ForeignWords =
    [
        .. QmtlLexer.ruleNames.Where(rule => rule.Length > 2), "EOF", "<missing", "mismatched", "extraneous", "viable", "Exception", "   at ",
    ];

    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void One_mistake_gives_few_diagnostics_and_mostly_one_in_the_language_of_the_user(string name)
    {
        var wrong = 0;
        var single = 0;
        var above = new List<string>();
        foreach (var (change, text) in Mistakes(new Sample(name).Read().Content))
        {
            var diagnostics = QmtlCompiler.Analyze(new SourceText("main.qmtl", text)).Diagnostics;
            diagnostics.Where(d => ForeignWords.Any(word => d.Message.Contains(word, StringComparison.Ordinal))).ShouldBeEmpty(change);
            if (diagnostics.Count > MostDiagnostics) above.Add($"{change}\n{string.Join('\n', diagnostics)}");
            if (diagnostics.Count > 0) wrong++;
            if (diagnostics.Count == 1) single++;
        }

        wrong.ShouldBeGreaterThan(500);
        above.Count.ShouldBeLessThan(1 + (wrong / 100), string.Join('\n', above));
        single.ShouldBeGreaterThan((int)(ShareOfOne * wrong));
    }

    /// <summary>At every word and symbol of a program: it is missing, doubled by another, replaced, or swapped with the next.</summary>
    private static IEnumerable<(string Change, string Text)> Mistakes(string program)
    {
        var pieces = Words.Split(program);
        var places = Words.Places(pieces);
        var random = new Random(1);
        var line = 1;
        for (var i = 0; i < places.Count; i++)
        {
            var (place, piece) = (places[i], pieces[places[i]]);
            if (i > 0) line += pieces.Skip(places[i - 1]).Take(place - places[i - 1]).Sum(p => p.Count(c => c == '\n'));
            yield return ($"line {line}: delete {piece}", With(place, " "));
            var inserted = Inserted[random.Next(Inserted.Length)];
            yield return ($"line {line}: insert {inserted} before {piece}", With(place, $" {inserted} {piece}"));
            var other = random.Next(2) == 0 ? Inserted[random.Next(Inserted.Length)] : pieces[places[random.Next(places.Count)]];
            yield return ($"line {line}: replace {piece} by {other}", With(place, $" {other} "));
            if (i + 1 == places.Count) continue;
            var next = pieces[places[i + 1]];
            yield return ($"line {line}: swap {piece} and {next}", With(place, $" {next} ", places[i + 1], $" {piece} "));
        }

        string With(int first, string instead, int second = -1, string insteadOfSecond = "") =>
            string.Concat(pieces.Select((piece, i) => i == first ? instead : i == second ? insteadOfSecond : piece));
    }
}
