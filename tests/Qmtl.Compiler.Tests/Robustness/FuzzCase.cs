using System.Globalization;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>A program made wrong at random. The number of the case is all that it is made from, so a case can be made again.</summary>
internal sealed record FuzzCase(int Number, string Kind, string Text)
{
    private static readonly (string Name, Func<string, Random, string> Mutate)[] Kinds =
        [("bytes", ByteMutation.Apply), ("tokens", TokenMutation.Apply), ("trees", TreeMutation.Apply)];

    // What allocates more takes long, and is made of parts that are here by themselves.
    private const long MostBytes = 3 << 20;

    /// <summary>The samples, and their declarations in small groups that compile by themselves, as far as they are quick to compile.</summary>
    public static IReadOnlyList<string> Programs { get; } = [.. Sample.All.SelectMany(s => SmallPrograms.Of(s.Read().Content)).Where(IsQuick)];

    public static FuzzCase Create(int number)
    {
        var random = new Random(number);
        var (kind, mutate) = Kinds[number % Kinds.Length];
        var text = Programs[random.Next(Programs.Count)];
        for (var count = random.Next(1, 5); count > 0; count--) text = mutate(text, random);
        return new FuzzCase(number, kind, text);
    }

    private static bool IsQuick(string program)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        QmtlCompiler.Compile(new SourceText("main.qmtl", program));
        return GC.GetAllocatedBytesForCurrentThread() - before < MostBytes;
    }

    public SourceText Source => new("fuzz.qmtl", Text);

    /// <summary>Writes the text to a file, and says how to run the case again.</summary>
    public string Save()
    {
        var path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"qmtl-fuzz-{Number}.qmtl"));
        File.WriteAllText(path, Text);
        return string.Create(CultureInfo.InvariantCulture, $"Case {Number} ({Kind}), saved as {path}; run it again with QMTL_FUZZ_CASE={Number}.\n{Text}");
    }
}
