using System.Globalization;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Parsing;

public sealed class PredictionCacheTests
{
    [Fact]
    public void The_cache_stays_bounded_over_many_different_files()
    {
        for (var i = 0; i < 3000; i++)
        {
            SyntaxParser.Parse(Different(i));
            PredictionCache.Current.Size.ShouldBeLessThanOrEqualTo(PredictionCache.MaximumSize);
        }
    }

    [Fact]
    public void Samples_leave_room_in_the_cache()
    {
        var cache = new PredictionCache();
        foreach (var sample in Sample.All) SyntaxParser.Parse(sample.Read(), cache);
        cache.Size.ShouldBeInRange(1, PredictionCache.MaximumSize / 2);
    }

    [Fact]
    public void The_classes_that_ANTLR_generates_hold_no_state_of_a_parse()
    {
        foreach (var sample in Sample.All) SyntaxParser.Parse(sample.Read());
        StaticCache.LexerSize.ShouldBe(0);
        StaticCache.ParserSize.ShouldBe(0);
    }

    [Fact]
    public void Files_parsed_at_a_time_do_not_disturb_one_another()
    {
        var sources = Enumerable.Range(0, 64).Select(Different).Concat(Sample.All.Select(s => s.Read())).ToArray();
        var expected = sources.Select(s => SyntaxParser.Parse(s)).ToArray();
        Parallel.For(0, 8 * sources.Length, i => SyntaxParser.Parse(sources[i % sources.Length]).ShouldBe(expected[i % sources.Length]));
    }

    private static SourceText Different(int i)
    {
        var n = i.ToString(CultureInfo.InvariantCulture);
        var name = $"{(char)('a' + (i % 26))}_{n}é{(char)(0x4E00 + i)}";
        var sum = string.Join(" + ", Enumerable.Range(0, 1 + (i % 7)).Select(k => $"-({name}{k} * {n}.{k}e-{k})"));
        return new SourceText($"{n}.qmtl", $"model {name} {{ input {name}1[{n}]; let l = {sum}; head h : {(i % 2 == 0 ? "binary" : "{ a, b }")} {{ logits l{(i % 5 == 0 ? "" : ";")} }} }}");
    }

    /// <summary>Reads the static caches that generated classes keep for all their instances.</summary>
    private sealed class StaticCache : Qmtl.Compiler.Parsing.Generated.QmtlParser
    {
        private StaticCache()
            : base(null!)
        {
        }

        public static int ParserSize => decisionToDFA.Sum(d => d.states.Count) + sharedContextCache.Count;

        public static int LexerSize => LexerCache.Size;

        private sealed class LexerCache : Qmtl.Compiler.Parsing.Generated.QmtlLexer
        {
            private LexerCache()
                : base(null!)
            {
            }

            public static int Size => decisionToDFA.Sum(d => d.states.Count) + sharedContextCache.Count;
        }
    }
}
