using System.Text.RegularExpressions;

namespace Qmtl.Compiler.Tests.Analysis;

public sealed class MutationTests
{
    [Theory]
    [MemberData(nameof(Sample.Names), MemberType = typeof(Sample))]
    public void A_program_with_words_swapped_is_either_lowered_or_explained(string name)
    {
        var tokens = Regex.Matches(new Sample(name).Read().Content, @"\w+|\s+|[^\w\s]").Select(m => m.Value).ToArray();
        var words = tokens.Where(t => !string.IsNullOrWhiteSpace(t)).Distinct().ToArray();
        var random = new Random(11);
        for (var round = 0; round < 60; round++)
        {
            var mutated = tokens.ToArray();
            for (var change = 0; change < 2; change++)
            {
                // Words for words: what the parser accepts is what gets as far as binding and lowering.
                var place = random.Next(mutated.Length);
                while (!char.IsLetterOrDigit(mutated[place][0])) place = random.Next(mutated.Length);
                string word;
                do word = words[random.Next(words.Length)];
                while (!char.IsLetterOrDigit(word[0]));
                mutated[place] = word;
            }

            var text = string.Concat(mutated);
            var result = Analyzed.Text(text);
            if (result.Models.Count == 0) result.HasErrors.ShouldBeTrue(text);
        }
    }
}
