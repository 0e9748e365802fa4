using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>What one mistake of one word or symbol in a correct program leads to.</summary>
public sealed class OneMistakeTests
{
    private const int MostDiagnostics = 3;

    private static readonly string[] Inserted =
        ["{", "}", "[", "]", "(", ")", ";", ":", ",", "..", "=", "+", "*", "2", "0.5", "model", "let", "for", "on", "head", "name"];

    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void One_mistake_gives_few_diagnostics_and_mostly_one(string name)
    {
        var counts = new int[100];
        var lines = new List<string>();
        foreach (var (change, text) in Mistakes(new Sample(name).Read().Content))
        {
            var diagnostics = QmtlCompiler.Analyze(new SourceText("main.qmtl", text)).Diagnostics;
            counts[Math.Min(99, diagnostics.Count)]++;
            if (diagnostics.Count > 1) lines.Add($"--- {change}: {diagnostics.Count}\n" + string.Join("\n", diagnostics.Take(6).Select(d => d.ToString())));
        }

        File.WriteAllText($"/tmp/mistakes-{name}.txt", string.Join("\n", lines) + "\n" + string.Join(" ", counts.Select((c, i) => $"{i}:{c}").Where(c => !c.EndsWith(":0"))));
    }

    private static IEnumerable<(string Change, string Text)> Mistakes(string program)
    {
        var pieces = Words.Split(program);
        var places = Words.Places(pieces);
        var random = new Random(1);
        foreach (var place in places)
        {
            string[] Without(int index, params string[] instead) => [.. pieces.Take(index), .. instead, .. pieces.Skip(index + 1)];
            var line = string.Concat(pieces.Take(place)).Count(c => c == '\n') + 1;
            yield return ($"line {line}: delete {pieces[place]}", string.Concat(Without(place, " ")));
            var inserted = Inserted[random.Next(Inserted.Length)];
            yield return ($"line {line}: insert {inserted} before {pieces[place]}", string.Concat(Without(place, " " + inserted + " ", pieces[place])));
            var other = random.Next(2) == 0 ? Inserted[random.Next(Inserted.Length)] : pieces[places[random.Next(places.Count)]];
            yield return ($"line {line}: replace {pieces[place]} by {other}", string.Concat(Without(place, " " + other + " ")));
            var next = places.Find(p => p > place);
            if (next == 0) continue;
            var swapped = pieces.ToArray();
            (swapped[place], swapped[next]) = (" " + pieces[next] + " ", " " + pieces[place] + " ");
            yield return ($"line {line}: swap {pieces[place]} and {pieces[next]}", string.Concat(swapped));
        }
    }
}
