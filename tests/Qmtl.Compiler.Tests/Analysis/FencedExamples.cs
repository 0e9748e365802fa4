namespace Qmtl.Compiler.Tests.Analysis;

/// <summary>The <c>qmtl</c> blocks of the documentation.</summary>
internal static class FencedExamples
{
    public static string Documentation { get; } = Path.Combine(FindRepository(), "docs");

    public static IReadOnlyList<string> Read(string path)
    {
        var examples = new List<string>();
        List<string>? current = null;
        foreach (var line in File.ReadLines(path))
        {
            if (line == "```qmtl")
            {
                current = [];
            }
            else if (line == "```" && current is not null)
            {
                examples.Add(string.Join('\n', current));
                current = null;
            }
            else
            {
                current?.Add(line);
            }
        }

        return examples;
    }

    private static string FindRepository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Qmtl.sln"))) directory = Path.GetDirectoryName(directory)!;
        return directory;
    }
}
