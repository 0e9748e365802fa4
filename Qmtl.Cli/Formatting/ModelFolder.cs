namespace Qmtl.Cli.Formatting;

/// <summary>The <c>.qmtl</c> files that a path means.</summary>
internal static class ModelFolder
{
    /// <summary>
    /// The file itself, or those in the folder and below it, except in what builds and tools make: <c>bin</c>, <c>obj</c> and hidden folders.
    /// </summary>
    /// <exception cref="InvalidInputException">A folder without such files.</exception>
    public static IReadOnlyList<string> Files(string path)
    {
        if (!Directory.Exists(path)) return [path];
        var files = new List<string>();
        Search(path, files);
        if (files.Count == 0) throw new InvalidInputException($"{path}: no .qmtl file is in this folder or below it.");
        return files;
    }

    private static void Search(string folder, List<string> files)
    {
        files.AddRange(Directory.GetFiles(folder, "*.qmtl").Order(StringComparer.Ordinal));
        foreach (var inner in new DirectoryInfo(folder).GetDirectories().OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            // A link may lead in a circle.
            if (inner.Name is "bin" or "obj" || inner.Name.StartsWith('.') || inner.LinkTarget is not null) continue;
            Search(Path.Combine(folder, inner.Name), files);
        }
    }
}
