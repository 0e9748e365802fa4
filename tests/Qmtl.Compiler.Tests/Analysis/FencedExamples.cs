using Qmtl.Compiler.Imports;

namespace Qmtl.Compiler.Tests.Analysis;

/// <summary>The <c>qmtl</c> blocks of the documentation.</summary>
internal static class FencedExamples
{
    public static string Documentation { get; } = Path.Combine(Repository.Root, "docs");

    public static IReadOnlyList<string> Read(string path) => [.. ReadAll(path).Where(block => block.Name.Length == 0).Select(block => block.Text)];

    /// <summary>The blocks that are files for others to import: <c>```qmtl blocks.qmtl</c>.</summary>
    public static IImportSource ReadImports(string path) =>
        new ImportedTexts(ReadAll(path).Where(block => block.Name.Length > 0).ToDictionary(block => block.Name, block => block.Text));

    private static List<(string Name, string Text)> ReadAll(string path)
    {
        var examples = new List<(string, string)>();
        List<string>? current = null;
        var name = "";
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("```qmtl", StringComparison.Ordinal))
            {
                current = [];
                name = line["```qmtl".Length..].Trim();
            }
            else if (line == "```" && current is not null)
            {
                examples.Add((name, string.Join('\n', current)));
                current = null;
            }
            else
            {
                current?.Add(line);
            }
        }

        return examples;
    }
}
